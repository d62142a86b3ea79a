using System.Numerics;
using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class FramePowersTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(512)]
    public void Each_of_the_frames_side_by_side_has_the_power_of_the_transform_of_one(int length)
    {
        var random = new Random(length);
        var window = Enumerable.Range(0, length).Select(_ => random.NextDouble()).ToArray();
        var frames = Enumerable.Range(0, FramePowers.Lanes).Select(_ => Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();
        var powers = new FramePowers(length);
        var abreast = new Vector<double>[powers.Bins];
        var one = new Fourier(length);
        var expected = new double[one.Bins];

        for (var lane = 0; lane < frames.Length; lane++)
            powers.Put(lane, 0, frames[lane], window);
        powers.Compute(abreast);

        Assert.Equal(one.Bins, powers.Bins);
        for (var lane = 0; lane < frames.Length; lane++)
        {
            one.Power([.. frames[lane].Zip(window, (sample, factor) => sample * factor)], expected);
            for (var k = 0; k < expected.Length; k++)
                Assert.Equal(expected[k], abreast[k][lane], 1e-9 * length);
        }
    }

    [Fact]
    public void Around_a_part_there_is_silence()
    {
        double[] part = [1, 2, 3, 4];
        var (powers, one) = (new FramePowers(32), new Fourier(32));
        var abreast = new Vector<double>[powers.Bins];
        var expected = new double[one.Bins];

        powers.Put(0, 6, part, [1, 1, 1, 1]);
        powers.Compute(abreast);

        one.Power([.. new double[6], .. part, .. new double[22]], expected);
        for (var k = 0; k < expected.Length; k++)
            Assert.Equal(expected[k], abreast[k][0], 1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(500)]
    public void Only_twice_a_power_of_four_is_taken(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FramePowers(length));
}
