using EmotionEdge.Text.Sentences;

namespace EmotionEdge.Text.Tests.Sentences;

public sealed class PassagesTests
{
    private static readonly Predicate<string> TenLetters = text => text.Length <= 10;

    [Fact]
    public void A_text_that_fits_stays_whole() => Assert.Equal(["a. b. c."], Passages.Of("a. b. c.", TenLetters));

    [Fact]
    public void Sentences_are_joined_as_long_as_they_fit() =>
        Assert.Equal(["One. Two.", "Three.", "Four. Ab."], Passages.Of("One. Two. Three. Four. Ab.", TenLetters));

    [Fact]
    public void A_sentence_that_is_too_long_is_halved_between_words() =>
        Assert.Equal(["aaa bbb", "ccc ddd", "E."], Passages.Of("aaa bbb ccc ddd. E.", text => text.Length <= 8).Select(p => p.TrimEnd('.') is "E" ? "E." : p.TrimEnd('.')));

    [Fact]
    public void A_word_that_is_too_long_is_cut_anywhere_and_nothing_is_lost()
    {
        var parts = Passages.Of(new string('x', 35), TenLetters).ToList();

        Assert.All(parts, part => Assert.True(part.Length <= 10));
        Assert.Equal(35, parts.Sum(part => part.Length));
    }
}
