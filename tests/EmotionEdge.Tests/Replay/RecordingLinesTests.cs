using EmotionEdge.Replay;

namespace EmotionEdge.Tests.Replay;

public sealed class RecordingLinesTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one", new[] { "one" })]
    [InlineData("one\n", new[] { "one" })]
    [InlineData("one\n\ntwo", new[] { "one", "", "two" })]
    public void Lines_are_read_one_by_one(string text, string[] lines) => Assert.Equal(lines, Read(text));

    [Fact]
    public void A_line_that_is_too_long_is_passed_over_and_the_next_is_read()
    {
        var text = new string('a', RecordingLines.LongestLine) + "\n" + new string('b', 10 * RecordingLines.LongestLine) + "\nc";

        Assert.Equal([new string('a', RecordingLines.LongestLine), null, "c"], Read(text));
    }

    private static List<string?> Read(string text)
    {
        using var reader = new StringReader(text);
        var lines = new RecordingLines(reader);
        var read = new List<string?>();
        while (lines.Read(out var line))
            read.Add(line);
        return read;
    }
}
