using EmotionEdge.Audio.Voice;

namespace EmotionEdge.Audio.Tests.Voice;

public sealed class SpeechSegmenterTests
{
    private const int Chunk = SileroVoiceActivity.ChunkLength;

    private readonly SpeechSegmenter _segmenter = new(new SpeechSegmenterOptions());
    private readonly List<SpeechSpan> _spans = [];

    [Fact]
    public void An_utterance_is_one_span_with_its_pre_roll()
    {
        Push(0, 1);
        Push(0.9f, 1);
        Push(0, 1);

        var span = Assert.Single(_spans);
        Assert.True(span.IsLast);
        Assert.Equal(0.8, Seconds(span.Start), 0.05);
        Assert.Equal(2, Seconds(span.End), 0.05);
        Assert.False(_segmenter.IsSpeaking);
    }

    [Fact]
    public void A_long_speech_is_reported_every_two_seconds_and_at_its_end()
    {
        Push(0.9f, 7);
        Push(0, 1);

        Assert.Equal([false, false, false, true], _spans.Select(span => span.IsLast));
        Assert.All(_spans, span => Assert.True(Seconds(span.End - span.Start) <= 3.01));
        Assert.Equal(7, Seconds(_spans[^1].End), 0.05);
    }

    [Fact]
    public void A_short_dip_does_not_end_an_utterance()
    {
        Push(0.9f, 0.6);
        Push(0.1f, 0.15);
        Push(0.9f, 0.6);
        Push(0, 1);

        Assert.Single(_spans);
    }

    [Fact]
    public void Between_the_thresholds_speech_goes_on_but_does_not_begin()
    {
        Push(0.42f, 2);
        Assert.False(_segmenter.IsSpeaking);

        Push(0.9f, 0.5);
        Push(0.42f, 1);
        Assert.True(_segmenter.IsSpeaking);
    }

    [Fact]
    public void A_click_is_no_speech()
    {
        Push(0, 1);
        Push(0.9f, 0.06);
        Push(0, 1);

        Assert.Empty(_spans);
    }

    [Fact]
    public void The_end_of_the_stream_ends_the_utterance()
    {
        Push(0.9f, 1);

        Assert.True(_segmenter.Finish()!.Value.IsLast);
        Assert.Null(_segmenter.Finish());
    }

    [Fact]
    public void The_voicing_is_the_mean_probability_of_the_span()
    {
        Push(0.8f, 1);
        Push(0, 1);

        Assert.InRange(_spans[0].Voicing, 0.6, 0.8);
    }

    private void Push(float probability, double seconds)
    {
        for (var i = 0; i < (int)(seconds * 16000 / Chunk); i++)
        {
            if (_segmenter.Push(probability, Chunk) is { } span)
                _spans.Add(span);
        }
    }

    private static double Seconds(long samples) => samples / 16000.0;
}
