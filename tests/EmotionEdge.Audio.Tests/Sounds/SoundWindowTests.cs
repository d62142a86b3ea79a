using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Sounds;

namespace EmotionEdge.Audio.Tests.Sounds;

public sealed class SoundWindowTests
{
    private readonly SoundWindow _window = new();

    [Fact]
    public void It_agrees_with_the_written_reference()
    {
        Assert.True(_window.Compute(Clip()));

        var expected = TestFiles.Floats(Path.Combine(TestFiles.Vectors, "frontend.window.f32"));
        Assert.Equal(SoundWindow.Frames * LogMel.Bands, expected.Length);
        Assert.True(TestFiles.LargestDifference(expected, TestFiles.Doubles(_window.Features.ToArray())) < 1e-4);
    }

    [Theory]
    [InlineData(0.3f, 0f)]
    [InlineData(4f, 0.2f)]
    public void Gain_and_offset_of_the_microphone_do_not_matter(float gain, float offset)
    {
        _window.Compute(Clip());
        var loud = _window.Features.ToArray();

        Assert.True(_window.Compute(Array.ConvertAll(Clip(), sample => (sample * gain) + offset)));

        for (var i = 0; i < loud.Length; i++)
            Assert.Equal(loud[i], _window.Features[i], 1e-2);
    }

    [Fact]
    public void Silence_has_no_features()
    {
        Assert.False(_window.Compute(new float[SoundWindow.Samples]));
        Assert.False(_window.Compute([.. Enumerable.Repeat(0.7f, SoundWindow.Samples)]));
    }

    [Fact]
    public void A_window_of_another_length_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _window.Compute(new float[16000]));

    /// <summary>The recording of the reference, amid silence.</summary>
    private static float[] Clip()
    {
        var clip = TestFiles.Wav(Path.Combine(TestFiles.Vectors, "frontend.wav"));
        var window = new float[SoundWindow.Samples];
        clip.AsSpan(0, Math.Min(clip.Length, window.Length)).CopyTo(window);
        return window;
    }
}
