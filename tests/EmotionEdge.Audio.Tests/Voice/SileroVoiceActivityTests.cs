using EmotionEdge.Audio.Voice;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Voice;

public sealed class SileroVoiceActivityTests
{
    [Theory]
    [InlineData("speech_pause")]
    [InlineData("speech_nemo")]
    [InlineData("speech_ravdess")]
    [InlineData("silence")]
    [InlineData("sine_440")]
    public void It_agrees_with_the_reference(string clip)
    {
        var file = Path.Combine(TestFiles.Golden, clip);
        Assert.SkipUnless(File.Exists(file + ".wav"), "the golden vectors are not here");
        var expected = TestFiles.Floats(file + ".silero.f32");

        var actual = Probabilities(TestFiles.Wav(file + ".wav"));

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-3);
    }

    [Fact]
    public void Silence_is_no_speech_and_a_reset_forgets()
    {
        var silence = new float[16000];

        var once = Probabilities(silence);

        Assert.All(once, probability => Assert.True(probability < 0.2));
        Assert.Equal(once, Probabilities(silence));
    }

    [Fact]
    public void Chunks_of_another_length_are_refused()
    {
        using var voice = SileroVoiceActivity.Open(TestFiles.Models);

        Assert.Throws<ArgumentException>(() => voice.Probability(new float[100]));
    }

    [Fact]
    public void Nothing_is_allocated_per_chunk()
    {
        using var voice = SileroVoiceActivity.Open(TestFiles.Models);
        var chunk = new float[SileroVoiceActivity.ChunkLength];

        Assert.Equal(0, Allocations.Of(100, () => voice.Probability(chunk)));
    }

    private static float[] Probabilities(float[] samples)
    {
        using var voice = SileroVoiceActivity.Open(TestFiles.Models);
        voice.Probability(new float[SileroVoiceActivity.ChunkLength]);
        voice.Reset();
        return [.. samples.Chunk(SileroVoiceActivity.ChunkLength)
            .Where(chunk => chunk.Length == SileroVoiceActivity.ChunkLength)
            .Select(chunk => voice.Probability(chunk))];
    }
}
