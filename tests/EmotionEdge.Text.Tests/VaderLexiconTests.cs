using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text.Tests;

public sealed class VaderLexiconTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_line_that_is_no_word_and_number_is_named()
    {
        File.WriteAllText(_file, "good\t1.9\t0.9\t[]\nbad without a number\n");

        var thrown = Assert.Throws<InvalidDataException>(() => VaderLexicon.Load(_file));

        Assert.Contains("line 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Throws<InvalidDataException>(() => VaderLexicon.Load(_file));

    [Fact]
    public void Columns_behind_the_mean_are_not_read()
    {
        File.WriteAllText(_file, "good\t1.9\t0.9\t[1, 2]\n\nbad\t-2.5\n");

        Assert.Equal(2, VaderLexicon.Load(_file).Count);
    }

    public void Dispose() => File.Delete(_file);
}
