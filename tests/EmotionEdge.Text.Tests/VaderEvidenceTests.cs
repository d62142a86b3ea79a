namespace EmotionEdge.Text.Tests;

public sealed class VaderEvidenceTests
{
    [Theory]
    [InlineData("The food was good, the waiter terrible.", "good", "terrible")]
    [InlineData("GREAT... :) I'm not happy", "GREAT", ":)", "happy")]
    [InlineData("The bus leaves at nine")]
    [InlineData("")]
    public void The_words_that_count_are_named_in_their_order(string text, params string[] words) =>
        Assert.Equal(words, TextFiles.Vader.Evidence(text).Select(evidence => evidence.Word));

    [Theory]
    [InlineData("The food was good, the waiter terrible.")]
    [InlineData("\t GREAT... :) it's 😂 I'm \"not\" happy 😭😭")]
    [InlineData("☹ a sad day, but love😍ly")]
    public void Each_word_is_where_it_is_said_to_be(string text)
    {
        var evidence = TextFiles.Vader.Evidence(text);

        Assert.NotEmpty(evidence);
        Assert.All(evidence, e => Assert.Equal(text.Substring(e.Start, e.Length), e.Word));
        Assert.Equal(evidence.OrderBy(e => e.Start), evidence);
    }

    [Fact]
    public void An_emoji_stands_for_the_words_of_its_name()
    {
        var evidence = Assert.Single(TextFiles.Vader.Evidence("oh 😢!"));

        Assert.Equal("😢", evidence.Word);
        Assert.True(evidence.Contribution < 0);
        Assert.Equal(Lexicon.Vader, evidence.Lexicon);
    }

    [Fact]
    public void An_emoji_whose_name_says_two_things_is_named_once()
    {
        var evidence = Assert.Single(TextFiles.Vader.Evidence("😂"));

        Assert.Equal(TextFiles.Vader.Score("😂").Compound, evidence.Contribution, 1e-9);
    }

    [Fact]
    public void Without_marks_the_contributions_add_up_to_the_score()
    {
        var texts = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vader_cases.jsonl"))
            .Select(Golden.TextOf).Where(text => !text.Contains('!', StringComparison.Ordinal) && !text.Contains('?', StringComparison.Ordinal))
            .ToList();

        Assert.True(texts.Count > 40);
        Assert.All(texts, text => Assert.Equal(
            TextFiles.Vader.Score(text).Compound, TextFiles.Vader.Evidence(text).Sum(evidence => evidence.Contribution), 1e-9));
    }

    [Fact]
    public void A_negation_is_in_the_word_that_it_turns()
    {
        var evidence = Assert.Single(TextFiles.Vader.Evidence("It is not good"));

        Assert.Equal("good", evidence.Word);
        Assert.True(evidence.Contribution < 0);
    }

    [Fact]
    public void What_stands_before_but_counts_less()
    {
        var evidence = TextFiles.Vader.Evidence("It is good but it is bad");

        Assert.True(Math.Abs(evidence[0].Contribution) < Math.Abs(evidence[1].Contribution));
    }
}
