using EmotionEdge.Core;

namespace EmotionEdge.Text.Tests;

public sealed class TextAnalyzerTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly TextAnalyzer _analyzer;

    public TextAnalyzerTests()
    {
        File.WriteAllText(_file, """
            {"edges": [-1, -0.2, 0.2, 1],
             "probabilities": [[0.1,0,0,0.5,0.3,0,0.1], [0.8,0,0.2,0,0,0,0], [0.1,0.8,0.1,0,0,0,0]]}
            """);
        _analyzer = new TextAnalyzer(TextFiles.Vader, EmotionTable.Load(_file));
    }

    [Fact]
    public void Praise_is_happy_and_pleasant()
    {
        var result = _analyzer.Analyze("This is wonderful, I love it!");

        Assert.Equal(Emotion.Happiness, result.Scores.Dominant);
        Assert.True(result.Affect.Valence > 0.5);
        Assert.True(result.Quality > 0.3);
    }

    [Fact]
    public void Grief_is_sad_and_unpleasant()
    {
        var result = _analyzer.Analyze("I am so sad, this is a terrible loss.");

        Assert.Equal(Emotion.Sadness, result.Scores.Dominant);
        Assert.True(result.Affect.Valence < -0.5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12:30 ... 45 %")]
    [InlineData("\0\u0001\u200b")]
    [InlineData("مرحبا بالعالم")]
    public void What_holds_no_word_is_unknown_and_not_neutral(string text)
    {
        var result = _analyzer.Analyze(text);

        Assert.False(result.Known);
        Assert.Equal(0, result.Quality);
    }

    [Fact]
    public void Words_without_a_rating_count_little()
    {
        var result = _analyzer.Analyze("The bus leaves at nine");

        Assert.True(result.Known);
        Assert.True(result.Quality <= 0.1f);
    }

    [Fact]
    public void A_huge_text_is_cut_and_says_so()
    {
        var result = _analyzer.Analyze(string.Concat(Enumerable.Repeat("good ", 100_000)));

        Assert.True(result.Truncated);
        Assert.Equal(Emotion.Happiness, result.Scores.Dominant);
    }

    [Theory]
    [InlineData("\ud800 broken surrogate, love it")]
    [InlineData("z\u0351\u036ba\u0310\u0369l\u034fgo is great")]
    [InlineData("<script>alert('good')</script>")]
    public void Odd_texts_have_a_result(string text) => Assert.True(_analyzer.Analyze(text).Known);

    public void Dispose() => File.Delete(_file);
}
