using System.Text.Json;
using EmotionEdge.Testing;

namespace EmotionEdge.Text.Tests.SentiWordNet;

public sealed class SentiWordNetAnalyzerTests
{
    [Fact]
    public void Scores_are_those_of_the_training_scripts()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "sentiwordnet_cases.jsonl"));

        Assert.True(lines.Length > 90);
        Assert.All(lines, line =>
        {
            using var json = JsonDocument.Parse(line);
            var scores = TextFiles.SentiWordNet.Score(Golden.TextOf(line));
            Assert.Equal(json.RootElement.GetProperty("positive").GetDouble(), scores.Positive, 1e-8);
            Assert.Equal(json.RootElement.GetProperty("negative").GetDouble(), scores.Negative, 1e-8);
            Assert.Equal(json.RootElement.GetProperty("polarity").GetDouble(), scores.Polarity, 1e-8);
            Assert.Equal(json.RootElement.GetProperty("hits").GetInt32(), scores.Hits);
        });
    }

    [Theory]
    [InlineData("What a wonderful, delightful day", 1)]
    [InlineData("The patient was miserable and afraid", -1)]
    public void Words_that_say_something_give_the_text_its_polarity(string text, int sign)
    {
        var scores = TextFiles.SentiWordNet.Score(text);

        Assert.Equal(sign, Math.Sign(scores.Polarity));
        Assert.InRange(Math.Abs(scores.Polarity), 0.3, 1);
        Assert.True(scores.Hits > 0);
    }

    [Theory]
    [InlineData("HATED!")]
    [InlineData("\"hated\"")]
    [InlineData("hated's")]
    [InlineData("the hated")]
    public void Capitals_marks_and_a_genitive_change_nothing(string text) =>
        Assert.Equal(TextFiles.SentiWordNet.Score("hated"), TextFiles.SentiWordNet.Score(text));

    [Theory]
    [InlineData("")]
    [InlineData("He is in it, and she was as well as they are.", "well")]
    [InlineData("12:30 ... 45 % \u200b")]
    [InlineData("مرحبا بالعالم 漢字 𝔥𝔞𝔱𝔢")]
    [InlineData("just very really so")]
    public void Words_of_grammar_and_other_scripts_say_nothing(string text, params string[] others) =>
        Assert.Equal(others, TextFiles.SentiWordNet.Evidence(text).Select(evidence => evidence.Word));

    [Theory]
    [InlineData("not happy", -1)]
    [InlineData("I don’t feel at all happy", 1)]
    [InlineData("isn't really all happy", -1)]
    [InlineData("no man is happy", -1)]
    [InlineData("never miserable", 1)]
    public void A_negation_turns_the_three_words_after_it(string text, int sign)
    {
        var last = TextFiles.SentiWordNet.Evidence(text)[^1];

        Assert.Equal(sign, Math.Sign(last.Contribution));
    }

    [Theory]
    [InlineData("The food was good, the waiter's manners terrible.")]
    [InlineData("\t not a miserable-looking 🥰 day, it’s lovely😍ha")]
    public void Each_word_is_where_it_is_said_to_be_and_all_add_up_to_the_polarity(string text)
    {
        var evidence = TextFiles.SentiWordNet.Evidence(text);

        Assert.NotEmpty(evidence);
        Assert.All(evidence, e => Assert.Equal(text.Substring(e.Start, e.Length), e.Word));
        Assert.All(evidence, e => Assert.Equal(Lexicon.SentiWordNet, e.Lexicon));
        Assert.Equal(TextFiles.SentiWordNet.Score(text).Polarity, evidence.Sum(e => e.Contribution), 1e-9);
    }

    [Fact]
    public void An_endless_word_is_passed_over() =>
        Assert.Equal(0, TextFiles.SentiWordNet.Score(new string('a', 100_000) + "ing").Hits);

    [Fact]
    public void Scoring_costs_no_memory()
    {
        const string Text = "It’s NOT that good, but I hated waiting even more!";

        Assert.Equal(0, Allocations.Of(100, () => TextFiles.SentiWordNet.Score(Text)));
    }
}
