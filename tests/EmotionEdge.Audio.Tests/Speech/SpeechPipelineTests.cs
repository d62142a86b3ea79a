using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Core;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Speech;

public sealed class SpeechPipelineTests : IDisposable
{
    private readonly LevelVoice _voice = new();
    private readonly RecordingModel _model = new();
    private readonly List<SpeechResult> _heard = [];
    private readonly SpeechPipeline _pipeline;

    public SpeechPipelineTests()
    {
        _pipeline = new SpeechPipeline(_voice, _model, new SpeechSegmenterOptions());
        _pipeline.Heard += _heard.Add;
    }

    [Theory]
    [InlineData(16000, 512)]
    [InlineData(48000, 480)]
    [InlineData(44100, 1000)]
    [InlineData(8000, 77)]
    public void An_utterance_is_heard_where_it_was_said(int rate, int block)
    {
        Push([.. new float[rate], .. TestFiles.Sine(300, 1.5, rate), .. new float[rate]], rate, block);

        var heard = Assert.Single(_heard);
        Assert.Equal(0.8, heard.Start, 0.08);
        Assert.Equal(2.5, heard.End, 0.08);
        Assert.Equal(Emotion.Anger, heard.Scores.Dominant);
        Assert.InRange(heard.Age.TotalSeconds, 0.2, 0.35);
    }

    [Fact]
    public void The_end_of_the_stream_completes_what_was_being_said()
    {
        Push(TestFiles.Sine(300, 1), 16000, 512);
        Assert.Empty(_heard);

        _pipeline.Finish();

        Assert.Single(_heard);
    }

    [Fact]
    public void A_change_of_rate_ends_what_was_being_said()
    {
        Push(TestFiles.Sine(300, 1), 16000, 512);
        Push(new float[480], 48000, 480);

        Assert.Single(_heard);
    }

    [Fact]
    public void Samples_that_are_no_numbers_count_as_silence()
    {
        float[] broken = [.. TestFiles.Sine(300, 1), .. Enumerable.Repeat(float.NaN, 8000), .. Enumerable.Repeat(float.PositiveInfinity, 8000)];

        Push(broken, 16000, 512);

        Assert.Single(_heard);
        Assert.All(_model.LastFeatures, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Somebody_who_talks_on_is_heard_every_two_seconds()
    {
        Push(TestFiles.Sine(300, 9), 16000, 512);

        Assert.Equal(4, _heard.Count);
        Assert.All(_heard, heard => Assert.True(heard.End - heard.Start <= 3.01));
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        var silence = new float[512];
        var speech = TestFiles.Sine(300, 2.5);
        void Listen()
        {
            for (var at = 0; at + 512 <= speech.Length; at += 512)
                _pipeline.Push(speech.AsSpan(at, 512), 16000);
            for (var i = 0; i < 30; i++)
                _pipeline.Push(silence, 16000);
        }

        _heard.Capacity = 100;

        Assert.Equal(0, Allocations.Of(1, Listen));
        Assert.True(_heard.Count >= 6);
    }

    public void Dispose() => _pipeline.Dispose();

    private void Push(float[] samples, int rate, int block)
    {
        for (var at = 0; at < samples.Length; at += block)
            _pipeline.Push(samples.AsSpan(at, Math.Min(block, samples.Length - at)), rate);
    }

    /// <summary>Takes everything loud for speech.</summary>
    private sealed class LevelVoice : IVoiceActivityModel
    {
        public float Probability(ReadOnlySpan<float> chunk)
        {
            var peak = 0f;
            foreach (var sample in chunk)
                peak = Math.Max(peak, Math.Abs(sample));
            return peak > 0.1 ? 0.9f : 0.05f;
        }

        public void Reset()
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class RecordingModel : ISpeechEmotionModel
    {
        private readonly float[] _features = new float[1000 * SpeechFeatures.Width];
        private int _frames;

        public int MinimumFrames => 48;

        public ReadOnlySpan<float> Embedding => _features.AsSpan(0, 3);

        public float[] LastFeatures => _features[..(_frames * SpeechFeatures.Width)];

        public SpeechEmotion Classify(ReadOnlySpan<float> features, int frames)
        {
            features[..(frames * SpeechFeatures.Width)].CopyTo(_features);
            _frames = frames;
            return new SpeechEmotion(EmotionScores.Certain(Emotion.Anger), new Affect(-0.5f, 0.8f));
        }

        public void Dispose()
        {
        }
    }
}
