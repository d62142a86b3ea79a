using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class PitchMapTests
{
    private const int Samples = LogMel.SampleRate;

    [Theory]
    [InlineData(75)]
    [InlineData(110)]
    [InlineData(220)]
    [InlineData(440)]
    public void A_voice_is_periodic_at_its_pitch_and_not_half_an_octave_beside(double hertz)
    {
        var pitch = (int)Math.Round(16 * Math.Log2(hertz / 62.5));

        foreach (var row in Compute(Tone(hertz))[5..^5])
        {
            Assert.True(row[pitch] > 0.75 && row[pitch] > row.Max() - 0.2, $"{row[pitch]} of {row.Max()}");
            Assert.True(row[Beside(pitch)] < row[pitch] - 0.3, $"{row[Beside(pitch)]} beside {row[pitch]}");
        }
    }

    [Fact]
    public void Noise_has_no_pitch()
    {
        var random = new Random(3);
        var map = Compute([.. Enumerable.Range(0, Samples).Select(_ => 0.3 * ((random.NextDouble() * 2) - 1))]);

        Assert.True(map.Average(row => row.Max()) < 0.5);
    }

    [Fact]
    public void Silence_has_no_pitch() =>
        Assert.All(Compute(new double[Samples]), row => Assert.All(row, value => Assert.Equal(0, value)));

    [Fact]
    public void What_is_quiet_fades() =>
        Assert.True(Compute(Array.ConvertAll(Tone(200), value => value * 0.01))[40].Max() < 0.2);

    private static int Beside(int pitch) => pitch < 8 ? pitch + 8 : pitch - 8;

    private static double[] Tone(double hertz) =>
    [
        .. Enumerable.Range(0, Samples).Select(i =>
            0.1 * Enumerable.Range(1, 6).Sum(k => Math.Sin(2 * Math.PI * k * hertz * i / LogMel.SampleRate) / k)),
    ];

    private static float[][] Compute(double[] samples)
    {
        var rows = LogMel.FrameCount(samples.Length);
        var map = new float[rows * PitchMap.Pitches];
        new PitchMap().Compute(samples, 0.1, rows, map, PitchMap.Pitches);
        return [.. map.Chunk(PitchMap.Pitches)];
    }
}
