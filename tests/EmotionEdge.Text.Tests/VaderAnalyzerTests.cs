using EmotionEdge.Testing;

namespace EmotionEdge.Text.Tests;

public sealed class VaderAnalyzerTests
{
    [Fact]
    public void The_authors_examples_and_edge_cases_score_as_the_reference_does()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "vader_cases.jsonl"));

        Assert.True(lines.Length > 90);
        Assert.Empty(Golden.Differences(lines));
    }

    [Fact]
    public void Sentences_of_real_people_score_as_the_reference_does() => Assert.Empty(Golden.Differences(Golden.Lines("vader.jsonl")));

    [Fact]
    public void Sentences_with_emoji_score_as_the_reference_does() => Assert.Empty(Golden.Differences(Golden.Lines("vader_emoji.jsonl")));

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n")]
    public void A_text_without_words_has_no_scores(string text) => Assert.Equal(default, TextFiles.Vader.Score(text));

    [Fact]
    public void Words_that_nobody_rated_are_neutral()
    {
        var scores = TextFiles.Vader.Score("The bus leaves at nine");

        Assert.Equal(0, scores.Compound);
        Assert.Equal(0, scores.Hits);
        Assert.Equal(1, scores.Neutral);
    }

    [Fact]
    public void Scoring_costs_no_memory()
    {
        const string Text = "It’s NOT that good, but I hate waiting even more!";

        Assert.Equal(0, Allocations.Of(100, () => TextFiles.Vader.Score(Text)));
    }
}
