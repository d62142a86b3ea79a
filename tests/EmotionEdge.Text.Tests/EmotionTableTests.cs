using EmotionEdge.Core;

namespace EmotionEdge.Text.Tests;

public sealed class EmotionTableTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(-1, Emotion.Sadness)]
    [InlineData(-0.2, Emotion.Sadness)]
    [InlineData(-0.1, Emotion.Neutral)]
    [InlineData(0.1, Emotion.Neutral)]
    [InlineData(0.2, Emotion.Happiness)]
    [InlineData(1, Emotion.Happiness)]
    public void A_score_finds_its_row(double compound, Emotion expected)
    {
        File.WriteAllText(_file, """
            {"edges": [-1, -0.15, 0.15, 1],
             "probabilities": [[0,0,0,1,0,0,0], [1,0,0,0,0,0,0], [0,1,0,0,0,0,0]]}
            """);

        Assert.Equal(expected, EmotionTable.Load(_file).Of(compound).Dominant);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"edges": [-1, 1], "probabilities": []}""")]
    [InlineData("""{"edges": [1, -1], "probabilities": [[1,0,0,0,0,0,0]]}""")]
    [InlineData("""{"edges": [-1, 1], "probabilities": [[1,0]]}""")]
    [InlineData("""{"edges": [-1, 1], "probabilities": [[0,0,0,0,0,0,0]]}""")]
    [InlineData("""{"edges": "all", "probabilities": [[1,0,0,0,0,0,0]]}""")]
    public void A_file_of_another_form_is_refused_by_name(string content)
    {
        File.WriteAllText(_file, content);

        var thrown = Assert.Throws<InvalidDataException>(() => EmotionTable.Load(_file));

        Assert.Contains(_file, thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);
}
