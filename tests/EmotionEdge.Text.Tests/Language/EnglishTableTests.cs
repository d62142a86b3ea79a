using EmotionEdge.Text.Language;

namespace EmotionEdge.Text.Tests.Language;

public sealed class EnglishTableTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("not json", "")]
    [InlineData("{}", "")]
    [InlineData("[]", "")]
    [InlineData("""{"weights": "AAAA"}""", "")]
    [InlineData("""{"weights": "?"}""", "")]
    [InlineData(null, "3 weights")]
    public void A_file_of_another_form_is_refused_by_name(string? content, string said)
    {
        File.WriteAllText(_file, content ?? Table(weights: "AAAA", thresholds: "0.5"));

        var thrown = Assert.Throws<InvalidDataException>(() => EnglishDetector.Load(_file));

        Assert.Contains(_file, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_different_lengths_are_refused()
    {
        File.WriteAllText(_file, Table(weights: "AAAAAA==", thresholds: "0.5, 0.5"));

        Assert.Contains("equally long", Assert.Throws<InvalidDataException>(() => EnglishDetector.Load(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_threshold_belongs_to_the_number_of_words()
    {
        File.WriteAllText(_file, """
            {"longestRun": 1, "longestWord": 1, "bias": 0, "scale": 1, "lengths": [1, 3], "slopes": [1, 1], "offsets": [0, 0],
             "thresholds": [0.4, 0.6], "weights": "AAAAAA==", "folded":
            """ + $"\"{new string(' ', 656)}\"}}");
        var detector = EnglishDetector.Load(_file);

        Assert.Equal(new LanguageGuess(0.5f, 2, false), detector.Judge("two words"));
        Assert.Equal(new LanguageGuess(0.5f, 3, true), detector.Judge("now three words"));
    }

    public void Dispose() => File.Delete(_file);

    private static string Table(string weights, string thresholds) => $$"""
        {"longestRun": 1, "longestWord": 1, "bias": 0, "scale": 1, "lengths": [1], "slopes": [1], "offsets": [0],
         "thresholds": [{{thresholds}}], "weights": "{{weights}}", "folded": "{{new string(' ', 656)}}"}
        """;
}
