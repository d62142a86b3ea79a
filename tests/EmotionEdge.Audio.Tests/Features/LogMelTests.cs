using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class LogMelTests
{
    public static TheoryData<string> GoldenClips =>
    [
        "silence", "sine_440", "noise", "impulses", "clipped", "sweep_100_4000", "voiced_120_180",
        "speech_nemo", "speech_savee", "speech_ravdess", "speech_ased", "speech_pause",
    ];

    [Theory]
    [MemberData(nameof(GoldenClips))]
    public void It_agrees_with_librosa(string clip)
    {
        var file = Path.Combine(TestFiles.Golden, clip);
        Assert.SkipUnless(File.Exists(file + ".wav"), "the golden vectors are not here");

        var bands = Compute(TestFiles.Doubles(TestFiles.Wav(file + ".wav")));

        Assert.True(TestFiles.LargestDifference(TestFiles.Floats(file + ".logmel.f32"), bands) < 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(511, 0)]
    [InlineData(512, 1)]
    [InlineData(671, 1)]
    [InlineData(672, 2)]
    [InlineData(16000, 97)]
    public void Frames_are_counted_without_padding(int samples, int frames) =>
        Assert.Equal(frames, LogMel.FrameCount(samples));

    [Fact]
    public void Silence_lies_at_the_floor() =>
        Assert.All(Compute(new double[1000]), value => Assert.Equal(Math.Log(1e-10), value, 2e-6));

    private static double[] Compute(double[] samples)
    {
        var bands = new double[LogMel.FrameCount(samples.Length) * LogMel.Bands];
        new LogMel().Compute(samples, bands);
        return bands;
    }
}
