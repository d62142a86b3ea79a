using EmotionEdge.Core.Media;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Analysis;

/// <summary>What the bodies of a video do, second by second.</summary>
internal sealed class PostureRecord(PosturePipeline bodies, MediaClock clock)
{
    private readonly List<PostureEntry> _entries = [];
    private double _start;

    /// <summary>The seconds in which a body was seen.</summary>
    public IReadOnlyList<PostureEntry> Entries => _entries;

    /// <summary>Looks at every body that is due.</summary>
    public void Add(ReadOnlySpan<FaceTrack> tracks, VideoFrame frame)
    {
        while (bodies.Look(frame, tracks, frame.CapturedAt))
        {
            // Each is due once a frame.
        }

        if (bodies.Tell(frame.CapturedAt, clock.GetUtcNow()) is not { } state)
            return;
        var end = TimeSpan.FromTicks(frame.CapturedAt).TotalSeconds;
        if (state.People > 0)
            _entries.Add(PostureEntry.Of(_start, end, state));
        _start = end;
    }
}
