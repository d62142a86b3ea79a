using EmotionEdge.Core.Media;
using EmotionEdge.Core.Posture;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Analysis;

/// <summary>What the bodies of a video do, second by second.</summary>
internal sealed class PostureRecord(PosturePipeline bodies, MediaClock clock)
{
    private readonly List<PostureEntry> _entries = [];
    private double _start;
    private long _lookedAt;

    /// <summary>The seconds in which a body was seen.</summary>
    public IReadOnlyList<PostureEntry> Entries => _entries;

    /// <summary>Looks at every body that is due.</summary>
    public void Add(ReadOnlySpan<FaceTrack> tracks, VideoFrame frame)
    {
        while (bodies.Look(frame, tracks, frame.CapturedAt))
            _lookedAt = frame.CapturedAt;

        if (bodies.Tell(frame.CapturedAt, clock.GetUtcNow()) is { } state)
            Add(state, TimeSpan.FromTicks(frame.CapturedAt).TotalSeconds);
    }

    /// <summary>Takes in what was seen since the last full second; nothing may be added afterwards.</summary>
    public void Close()
    {
        var end = TimeSpan.FromTicks(_lookedAt).TotalSeconds;
        if (end > _start)
            Add(bodies.TellNow(_lookedAt, clock.GetUtcNow()), end);
    }

    private void Add(PostureState state, double end)
    {
        if (state.People > 0)
            _entries.Add(PostureEntry.Of(_start, end, state));
        _start = end;
    }
}
