using EmotionEdge.Text.Encoder;

namespace EmotionEdge.Text.Tests.Encoder;

public sealed class TextParametersTests : IDisposable
{
    private const string Weights = """{"bias": 0, "weights": [1, 0, 0, 0, 0, 0, 0, 0, 0]}""";
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_whole_file_is_read()
    {
        var parameters = Read(Json());

        Assert.Equal(100, parameters.Vocabulary);
        Assert.Equal(0.5f, parameters.Priors[0][0]);
        Assert.Equal(1, parameters.Sentiment.Weights[0]);
    }

    [Theory]
    [InlineData("\"tokens\": 128", "\"tokens\": 4", "tokens is 4")]
    [InlineData("\"tau\": 0.5", "\"tau\": 2", "tau is 2")]
    [InlineData("\"vocabulary\": 100", "\"vocabulary\": 0", "vocabulary is 0")]
    [InlineData("[0.5, ", "[0, ", "numbers above 0")]
    [InlineData("[0.5, ", "[", "numbers above 0")]
    [InlineData("[1, 0, ", "[1, ", "9 weights")]
    [InlineData("\"tau\": 0.5,", "", "tau")]
    [InlineData("{", "", "no parameters")]
    public void What_cannot_be_right_is_named(string right, string wrong, string named)
    {
        var json = Json();
        var at = json.IndexOf(right, StringComparison.Ordinal);

        var error = Assert.Throws<InvalidDataException>(() => Read(json.Remove(at, right.Length).Insert(at, wrong)));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private static string Json() => $$"""
        {"vocabulary": 100, "tokens": 128, "tau": 0.5, "priors": [[0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05]], "sentiment": {{Weights}}, "intensity": {{Weights}}}
        """;

    private TextParameters Read(string json)
    {
        File.WriteAllText(_file, json);
        return TextParameters.Load(_file);
    }
}
