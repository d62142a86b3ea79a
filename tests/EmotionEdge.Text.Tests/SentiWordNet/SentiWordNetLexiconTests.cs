using EmotionEdge.Text.SentiWordNet;

namespace EmotionEdge.Text.Tests.SentiWordNet;

public sealed class SentiWordNetLexiconTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void The_table_carries_its_authors_its_licence_and_what_was_changed()
    {
        var head = string.Concat(File.ReadLines(TextFiles.SentiWordNetTable).TakeWhile(line => line[0] == '#'));

        Assert.Contains("ISTI-CNR", head, StringComparison.Ordinal);
        Assert.Contains("http://creativecommons.org/licenses/by-sa/3.0/", head, StringComparison.Ordinal);
        Assert.Contains("Changed:", head, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_of_the_parts_of_speech_is_weighted_by_their_senses()
    {
        File.WriteAllText(_file, "# head\nkind\tn1 0 0\ta3 800 100\n");

        var (positive, negative) = SentiWordNetLexicon.Load(_file).Rate("kind");

        Assert.Equal(0.6, positive, 1e-9);
        Assert.Equal(0.075, negative, 1e-9);
    }

    [Theory]
    [InlineData("n", "fear", "fears")]
    [InlineData("n", "loss", "losses")]
    [InlineData("n", "wish", "wishes")]
    [InlineData("n", "tragedy", "tragedies")]
    [InlineData("n", "gentleman", "gentlemen")]
    [InlineData("n", "wolf", "wolves")]
    [InlineData("v", "hate", "hates", "hated", "hating")]
    [InlineData("v", "nag", "nags", "nagged", "nagging")]
    [InlineData("v", "miss", "misses", "missed", "missing")]
    [InlineData("v", "cry", "cries")]
    [InlineData("v", "weep", "wept", "weeping")]
    [InlineData("a", "sad", "sadder", "saddest")]
    [InlineData("a", "kind", "kinder", "kindest")]
    [InlineData("a", "nice", "nicer", "nicest")]
    [InlineData("a", "happy", "happier", "happiest")]
    [InlineData("r", "well", "better")]
    public void An_inflected_word_says_what_its_lemma_says(string part, string lemma, params string[] forms)
    {
        File.WriteAllText(_file, $"{lemma}\t{part}2 250 500\n");
        var lexicon = SentiWordNetLexicon.Load(_file);

        Assert.All(forms, form => Assert.Equal((0.25, 0.5), lexicon.Rate(form)));
    }

    [Theory]
    [InlineData("n", "hate", "hated")]
    [InlineData("v", "sad", "sadder")]
    [InlineData("a", "s", "ss")]
    public void A_rule_of_another_part_of_speech_does_not_apply(string part, string lemma, string form)
    {
        File.WriteAllText(_file, $"{lemma}\t{part}2 250 500\n");

        Assert.Equal((0, 0), SentiWordNetLexicon.Load(_file).Rate(form));
    }

    [Fact]
    public void A_word_that_the_table_has_is_not_cut_to_another()
    {
        File.WriteAllText(_file, "new\tn1 900 0\nnews\tn2 0 0\n");

        Assert.Equal((0, 0), SentiWordNetLexicon.Load(_file).Rate("news"));
    }

    [Theory]
    [InlineData("good")]
    [InlineData("good\t")]
    [InlineData("good\ta1 2")]
    [InlineData("good\tx1 2 3")]
    [InlineData("good\ta1 2 -3")]
    [InlineData("good\ta1 0.5 0")]
    [InlineData("\ta1 2 3")]
    public void A_line_of_another_form_is_named(string line)
    {
        File.WriteAllText(_file, "# head\nbad\ta1 0 500\n" + line + "\n");

        var thrown = Assert.Throws<InvalidDataException>(() => SentiWordNetLexicon.Load(_file));

        Assert.Contains($"{_file}, line 3", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_words_is_refused()
    {
        File.WriteAllText(_file, "# head\n");

        Assert.Throws<InvalidDataException>(() => SentiWordNetLexicon.Load(_file));
    }

    public void Dispose() => File.Delete(_file);
}
