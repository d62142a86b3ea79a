using EmotionEdge.Core.Media;
using EmotionEdge.Vision;

namespace EmotionEdge.Analysis;

/// <summary>Follows the faces of one video, looking five times a second of its own time. Not thread-safe.</summary>
internal sealed class VideoFaces
{
    /// <summary>Between two frames that are looked at, in seconds.</summary>
    public const double Step = 0.2;

    /// <summary>Frames come a little early or late; so much of a step is let pass, that none is skipped for it.</summary>
    private const double Tolerance = 0.1;

    /// <summary>Parts of each frame searched again for faces far away: all of it within some two seconds of film.</summary>
    private const int CloserLooks = 1;

    private readonly FacePipeline _pipeline;
    private double _due;

    public VideoFaces(ISenses senses) =>
        _pipeline = senses.OpenFaces(Clock, new FacePipelineOptions { Refresh = TimeSpan.FromSeconds(Step / 2) });

    /// <summary>The video's own time.</summary>
    public MediaClock Clock { get; } = new();

    /// <summary>Those that are known; valid until the next call.</summary>
    public ReadOnlySpan<FaceTrack> Tracks => _pipeline.Tracks;

    /// <summary>Takes in the next frame.</summary>
    /// <param name="frame">Gets its time within the video.</param>
    /// <param name="position">In seconds.</param>
    /// <returns>Whether it was looked at: those between are left out.</returns>
    public bool Look(VideoFrame frame, double position)
    {
        if (position < _due - (Tolerance * Step))
            return false;
        _due = Math.Max(_due, position - Step) + Step;
        Stamp(frame, position);
        _pipeline.Process(frame, detect: true, expressions: int.MaxValue, frame.CapturedAt, CloserLooks);
        return true;
    }

    /// <summary>Moves the faces to where they should be in a frame that was left out.</summary>
    public void Move(VideoFrame frame, double position)
    {
        Stamp(frame, position);
        _pipeline.Process(frame, detect: false, expressions: 0, frame.CapturedAt);
    }

    private void Stamp(VideoFrame frame, double position)
    {
        Clock.MoveTo(position);
        frame.CapturedAt = Clock.GetTimestamp();
    }
}
