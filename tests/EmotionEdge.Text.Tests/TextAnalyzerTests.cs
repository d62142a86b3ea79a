using EmotionEdge.Core;

namespace EmotionEdge.Text.Tests;

public sealed class TextAnalyzerTests
{
    private static readonly TextAnalyzer Analyzer = TextFiles.Analyzer(TextProfile.Full);

    [Theory]
    [InlineData("This is wonderful, I love it so much!", Emotion.Happiness)]
    [InlineData("I am so sad, I cried all night since my grandmother died.", Emotion.Sadness)]
    [InlineData("I am furious! How dare you lie to me again, I hate you.", Emotion.Anger)]
    [InlineData("I am terrified, somebody is following me home and I am afraid.", Emotion.Fear)]
    [InlineData("That is disgusting, the rotten food made me want to vomit.", Emotion.Disgust)]
    [InlineData("Wow, I can't believe it, what a surprise! I did not expect that at all!", Emotion.Surprise)]
    [InlineData("The meeting begins at nine in the large room.", Emotion.Neutral)]
    public void Plain_sentences_are_understood_by_both_profiles(string text, Emotion expected)
    {
        Assert.Equal(expected, TextFiles.Analyzer(TextProfile.Full).Analyze(text).Scores.Dominant);
        Assert.Equal(expected, TextFiles.Analyzer(TextProfile.Small).Analyze(text).Scores.Dominant);
    }

    [Fact]
    public void Praise_is_pleasant_and_grief_is_not()
    {
        var praise = Analyzer.Analyze("This is wonderful, I love it!");
        var grief = Analyzer.Analyze("I am so sad, this is a terrible loss.");

        Assert.True(praise.Affect.Valence > 0.5);
        Assert.True(grief.Affect.Valence < -0.5);
    }

    [Fact]
    public void Feeling_is_more_intense_than_a_time_table()
    {
        var feeling = Analyzer.Analyze("I HATE this, it is the WORST day of my life!!!");
        var table = Analyzer.Analyze("The bus leaves at nine.");

        Assert.True(feeling.Intensity > 0.8, $"{feeling.Intensity}");
        Assert.True(table.Intensity < 0.4, $"{table.Intensity}");
    }

    [Fact]
    public void A_negation_turns_the_sentiment() =>
        Assert.True(Analyzer.Analyze("I am happy with it.").Sentiment > Analyzer.Analyze("I am not happy with it.").Sentiment + 0.5);

    [Fact]
    public void Emoji_say_what_they_show() =>
        Assert.True(Analyzer.Analyze("Look at this 😍").Sentiment > Analyzer.Analyze("Look at this 😡").Sentiment + 0.3);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12:30 ... 45 %")]
    [InlineData("\0\u0001\u200b")]
    public void What_holds_no_word_is_unknown_and_not_neutral(string text)
    {
        var result = Analyzer.Analyze(text);

        Assert.Equal(TextState.NoWords, result.State);
        Assert.False(result.Known);
        Assert.Equal(0, result.Quality);
    }

    [Theory]
    [InlineData("مرحبا بالعالم")]
    [InlineData("Ich bin heute sehr traurig, weil mein Hund gestorben ist.")]
    [InlineData("Je suis très contente de te voir, merci beaucoup mon ami.")]
    [InlineData("今日はとても楽しかった")]
    public void Another_language_is_unknown_and_not_nonsense(string text)
    {
        var result = Analyzer.Analyze(text);

        Assert.Equal(TextState.NotEnglish, result.State);
        Assert.Equal(EmotionScores.Uniform, result.Scores);
    }

    [Fact]
    public void Few_words_are_less_to_go_by() =>
        Assert.True(Analyzer.Analyze("Fine").Quality < Analyzer.Analyze("It went fine and everybody was there.").Quality);

    [Fact]
    public void A_huge_text_is_cut_and_says_so()
    {
        var result = Analyzer.Analyze(string.Concat(Enumerable.Repeat("What a good and happy day it was. ", 10_000)));

        Assert.True(result.Truncated);
        Assert.Equal(Emotion.Happiness, result.Scores.Dominant);
    }

    [Fact]
    public void The_end_of_a_long_text_counts_too()
    {
        var calm = string.Concat(Enumerable.Repeat("The bus leaves at nine from the station. ", 15));
        var rage = string.Concat(Enumerable.Repeat("I am furious, you ruined everything! ", 30));

        Assert.True(Analyzer.Analyze(calm + rage).Scores[Emotion.Anger] > Analyzer.Analyze(calm).Scores[Emotion.Anger] + 0.2);
    }

    [Theory]
    [InlineData("\ud800 broken surrogate, love it")]
    [InlineData("z\u0351\u036ba\u0310\u0369l\u034fgo is great")]
    [InlineData("<script>alert('good')</script>")]
    [InlineData("[MASK] [SEP] [CLS] this is good")]
    public void Odd_texts_have_a_result(string text) => Assert.True(Analyzer.Analyze(text).Known);

    [Fact]
    public void A_word_without_end_is_read_in_parts() => Assert.NotEqual(default, Analyzer.Analyze("good " + new string('x', 15_000)));

    [Fact]
    public void A_report_names_the_words_and_their_places()
    {
        const string Text = "The food was awful. But I love the people!";

        var report = Analyzer.Report(Text);

        Assert.Contains(report.Evidence, word => word.Word == "awful" && word.Contribution < 0 && word.Lexicon == Lexicon.Vader);
        Assert.Contains(report.Evidence, word => word.Word == "love" && word.Contribution > 0);
        Assert.All(report.Evidence, word => Assert.Equal(word.Word, Text.Substring(word.Start, word.Length)));
        Assert.Equal(report.Evidence.OrderBy(word => word.Start), report.Evidence);
    }

    [Fact]
    public void A_report_follows_the_sentences()
    {
        const string Text = "I am so happy today! My dog died yesterday and I am very sad.";

        var sentences = Analyzer.Report(Text).Sentences;

        Assert.Equal(
            ["I am so happy today!", "My dog died yesterday and I am very sad."], sentences.Select(s => Text.Substring(s.Start, s.Length)));
        Assert.Equal([Emotion.Happiness, Emotion.Sadness], sentences.Select(s => s.Result.Scores.Dominant));
        Assert.Empty(Analyzer.Report("One sentence is a whole.").Sentences);
    }

    [Fact]
    public void Several_threads_get_the_same_answers()
    {
        string[] texts = ["I love it!", "I hate it, go away.", "The meeting begins at nine.", "This is scary, I am afraid of it."];
        var alone = texts.Select(text => Analyzer.Analyze(text)).ToArray();

        Parallel.For(0, 200, i => Assert.Equal(alone[i % texts.Length], Analyzer.Analyze(texts[i % texts.Length])));
    }
}
