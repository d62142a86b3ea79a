using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class AudioRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(25)]
    public void The_last_samples_are_found_by_their_place(int block)
    {
        var ring = new AudioRing(10);
        var all = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        for (var at = 0; at < all.Length; at += block)
            ring.Write(all.AsSpan(at, Math.Min(block, all.Length - at)));

        var read = new float[6];
        ring.Read(92, read);

        Assert.Equal([92, 93, 94, 95, 96, 97], read);
        Assert.Equal(90, ring.Start);
        Assert.Equal(100, ring.End);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(18)]
    public void What_is_gone_or_not_yet_here_is_refused(long from)
    {
        var ring = new AudioRing(10);
        ring.Write(new float[20]);

        Assert.Throws<ArgumentOutOfRangeException>(() => ring.Read(from, new float[5]));
    }
}
