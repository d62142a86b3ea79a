using EmotionEdge.Core.Media;
using EmotionEdge.Live;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Sensing;

/// <summary>Looks at the bodies under the faces where the pacer lets it, and tells the room once a second. Not thread-safe.</summary>
/// <param name="bodies"><see langword="null"/> where posture is off.</param>
/// <param name="marks">Shows where the bodies are.</param>
/// <param name="room">Takes what they say.</param>
/// <param name="time">The wall clock.</param>
internal sealed class PostureSense(PosturePipeline? bodies, FaceMarks marks, RoomLoop room, TimeProvider time)
{
    /// <summary>Goes on to another frame.</summary>
    /// <param name="frame">The frame, whose faces are known.</param>
    /// <param name="faces">The faces.</param>
    /// <param name="mayLook">Whether there is time for a body.</param>
    /// <returns>What a look took; zero where there was none.</returns>
    public TimeSpan Follow(VideoFrame frame, ReadOnlySpan<FaceTrack> faces, bool mayLook)
    {
        if (bodies is null)
            return TimeSpan.Zero;

        var looked = mayLook && bodies.Look(frame, faces, frame.CapturedAt);
        if (looked)
            marks.Show(bodies.Bodies);
        if (bodies.Tell(frame.CapturedAt, time.GetUtcNow()) is { } state)
            room.Post(state);
        return looked ? bodies.LastLook : TimeSpan.Zero;
    }

    /// <summary>Forgets all bodies, for instance because the camera was switched off.</summary>
    public void Clear() => bodies?.Clear();
}
