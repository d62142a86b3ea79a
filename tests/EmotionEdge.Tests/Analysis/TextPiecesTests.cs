using EmotionEdge.Analysis;

namespace EmotionEdge.Tests.Analysis;

public sealed class TextPiecesTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one", new[] { "one" })]
    [InlineData("one\r\ntwo\n", new[] { "one", "two" })]
    [InlineData("\n\nthree", new[] { "", "", "three" })]
    public void Lines_come_without_their_ends(string text, string[] expected) =>
        Assert.Equal(expected, TextPieces.Lines(new StringReader(text), 100));

    [Fact]
    public void A_line_that_is_too_long_loses_its_end() =>
        Assert.Equal(["aaaa", "b"], TextPieces.Lines(new StringReader("aaaaaaaa\nb"), 4));

    [Fact]
    public void Paragraphs_end_at_empty_lines() =>
        Assert.Equal(["one\ntwo\n\n", "three"], TextPieces.Paragraphs(new StringReader("one\ntwo\n\n \n\nthree"), 100).Select(piece => piece.Text));

    [Fact]
    public void A_text_without_empty_lines_is_cut_between_words_and_nothing_is_lost()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 1000));

        var paragraphs = TextPieces.Paragraphs(new StringReader(text), 100).ToList();
        var pieces = paragraphs.Select(paragraph => paragraph.Text).ToList();

        Assert.Equal(text, string.Concat(pieces));
        Assert.All(paragraphs, paragraph => Assert.Equal(text.Substring((int)paragraph.Start, paragraph.Text.Length), paragraph.Text));
        Assert.All(pieces, piece => Assert.True(piece.Length <= 100));
        Assert.All(pieces.SkipLast(1), piece => Assert.EndsWith("word ", piece, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_any_space_is_cut_all_the_same() =>
        Assert.Equal([100, 100, 50], TextPieces.Paragraphs(new StringReader(new string('x', 250)), 100).Select(piece => piece.Text.Length));
}
