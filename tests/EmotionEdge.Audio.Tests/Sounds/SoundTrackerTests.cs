using EmotionEdge.Audio.Sounds;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Tests.Sounds;

public sealed class SoundTrackerTests
{
    private const int Hop = SoundWindow.Hop;

    private readonly List<SoundSpan> _heard = [];
    private readonly List<SoundSpan> _ended = [];
    private readonly SoundTracker _tracker = new(new SoundOptions());
    private long _position;

    [Fact]
    public void An_event_is_one_from_its_onset_to_its_end()
    {
        Push(0, 0.4f, 0.6f, 0.9f, 0.35f, 0.31f, 0, 0, 0, 0);

        Assert.Equal(4, _heard.Count);
        Assert.Equal(new SoundSpan(SoundEvent.Cry, 0.9f, 2 * Hop, 6 * Hop), Assert.Single(_ended));
    }

    [Fact]
    public void A_break_shorter_than_the_hangover_belongs_to_it_and_a_longer_one_ends_it()
    {
        Push(0.8f, 0, 0.7f, 0, 0, 0.9f);
        Assert.Equal(new SoundSpan(SoundEvent.Cry, 0.8f, 0, 3 * Hop), Assert.Single(_ended));

        Assert.Equal(new SoundSpan(SoundEvent.Cry, 0.9f, 5 * Hop, 6 * Hop), _tracker.Finish());
        Assert.Null(_tracker.Finish());
    }

    [Fact]
    public void Between_the_two_thresholds_nothing_begins_and_nothing_ends()
    {
        Push(0.45f, 0.45f, 0.45f);
        Assert.Empty(_heard);

        Push(0.5f, 0.45f, 0.45f, 0.3f);
        Assert.Equal(4, _heard.Count);
        Assert.Empty(_ended);
    }

    [Fact]
    public void Another_event_that_is_clearly_heard_takes_over()
    {
        Push(0.6f, 0.6f);
        var (heard, ended) = _tracker.Push([0, 0.35f, 0.6f, 0, 0, 0, 0.05f], _position, _position + Hop);

        Assert.Equal(new SoundSpan(SoundEvent.Scream, 0.6f, 2 * Hop, 3 * Hop), heard);
        Assert.Equal(new SoundSpan(SoundEvent.Cry, 0.6f, 0, 2 * Hop), ended);
    }

    /// <summary>Windows with these probabilities of crying.</summary>
    private void Push(params ReadOnlySpan<float> probabilities)
    {
        foreach (var probability in probabilities)
        {
            var (heard, ended) = _tracker.Push([0, probability, 0, 0, 0, 0, 1 - probability], _position, _position + Hop);
            _position += Hop;
            if (heard is { } now)
                _heard.Add(now);
            if (ended is { } over)
                _ended.Add(over);
        }
    }
}
