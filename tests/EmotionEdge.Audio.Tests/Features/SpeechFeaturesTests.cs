using EmotionEdge.Audio.Features;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class SpeechFeaturesTests
{
    private readonly SpeechFeatures _features = new(32000);
    private readonly float[] _rows = new float[LogMel.FrameCount(32000) * SpeechFeatures.Width];

    [Fact]
    public void It_agrees_with_the_written_reference()
    {
        var rows = _features.Compute(Clip(), _rows);

        var expected = TestFiles.Floats(Path.Combine(TestFiles.Vectors, "frontend.features.f32"));
        Assert.Equal(121, rows);
        var actual = Array.ConvertAll(_rows[..expected.Length], value => (double)value);
        Assert.True(TestFiles.LargestDifference(expected, actual) < 1e-4);
    }

    [Theory]
    [InlineData(0.03f)]
    [InlineData(0.3f)]
    public void The_gain_of_the_microphone_does_not_matter(float gain)
    {
        var clip = Clip();
        var rows = _features.Compute(clip, _rows);
        var loud = _rows[..(rows * SpeechFeatures.Width)];

        _features.Compute(Array.ConvertAll(clip, sample => sample * gain), _rows);

        for (var i = 0; i < loud.Length; i++)
            Assert.Equal(loud[i], _rows[i], 1e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(479)]
    [InlineData(500)]
    public void A_clip_too_short_has_no_rows(int samples) => Assert.Equal(0, _features.Compute(new float[samples], _rows));

    [Fact]
    public void Silence_gives_finite_rows()
    {
        var rows = _features.Compute(new float[16000], _rows);

        Assert.True(rows > 0);
        Assert.All(_rows[..(rows * SpeechFeatures.Width)], value => Assert.True(float.IsFinite(value)));
        Assert.Equal(0, _features.Level);
    }

    [Fact]
    public void A_longer_clip_than_prepared_for_is_refused() =>
        Assert.Throws<ArgumentException>(() => _features.Compute(new float[32001], _rows));

    [Fact]
    public void Nothing_is_allocated_per_clip()
    {
        var clip = Clip();

        Assert.Equal(0, Allocations.Of(20, () => _features.Compute(clip, _rows)));
    }

    private static float[] Clip() => TestFiles.Wav(Path.Combine(TestFiles.Vectors, "frontend.wav"));
}
