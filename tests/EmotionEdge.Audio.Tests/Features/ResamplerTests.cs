using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(11025)]
    [InlineData(22050)]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(96000)]
    [InlineData(192000)]
    public void A_tone_keeps_its_pitch_phase_and_level(int rate)
    {
        var output = Run(rate, TestFiles.Sine(1000, 0.5, rate));

        var expected = TestFiles.Sine(1000, 0.5);
        Assert.InRange(output.Length, expected.Length - 200, expected.Length + 2);
        for (var i = 200; i < output.Length - 200; i++)
            Assert.Equal(expected[i], output[i], 2e-3);
    }

    [Theory]
    [InlineData(44100)]
    [InlineData(48000)]
    public void What_16_kHz_cannot_hold_is_filtered_out(int rate)
    {
        var output = Run(rate, TestFiles.Sine(9500, 0.5, rate));

        Assert.All(output[200..^200], sample => Assert.True(Math.Abs(sample) < 1e-3));
    }

    [Fact]
    public void Sixteen_kilohertz_passes_unchanged()
    {
        var input = TestFiles.Sine(440, 0.1);

        Assert.Equal(input, Run(16000, input));
    }

    [Theory]
    [InlineData(44100, 1)]
    [InlineData(44100, 7)]
    [InlineData(48000, 480)]
    [InlineData(8000, 33)]
    public void Blocks_of_any_size_give_the_same_bits(int rate, int block)
    {
        var random = new Random(1);
        var input = Enumerable.Range(0, rate / 4).Select(_ => (random.NextSingle() * 2) - 1).ToArray();

        Assert.Equal(Run(rate, input), Run(rate, input, block));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3999)]
    [InlineData(400_000)]
    public void Impossible_rates_are_refused(int rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(rate));

    private static float[] Run(int rate, float[] input, int block = int.MaxValue)
    {
        var resampler = new Resampler(rate);
        var output = new List<float>();
        for (var at = 0; at < input.Length;)
        {
            var part = input.AsSpan(at, Math.Min(block, input.Length - at));
            var room = new float[resampler.MaximumOutput(part.Length)];
            output.AddRange(room.AsSpan(0, resampler.Process(part, room)));
            at += part.Length;
        }

        return [.. output];
    }
}
