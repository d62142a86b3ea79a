using EmotionEdge.Core;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Payloads;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Valence -0.42 for 12 s by face.", "Valence -0.42 for 12 s by face.")]
    [InlineData("rtsp://admin:s3cret@10.0.0.7:554/live: no route", "rtsp://***@10.0.0.7:554/live: no route")]
    [InlineData("two\r\nlines\0and\u2028more", "two lines and more")]
    public void Is_one_line_without_passwords(string text, string sentence)
    {
        Assert.Equal(sentence, Sentence.Of(text));
    }

    [Fact]
    public void Is_short_whatever_a_driver_says()
    {
        var sentence = Sentence.Of(new string('A', 100_000));

        Assert.Equal(Sentence.MaximumLength, sentence.Length);
        Assert.EndsWith("…", sentence, StringComparison.Ordinal);
    }
}
