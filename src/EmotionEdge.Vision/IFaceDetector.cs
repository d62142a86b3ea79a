using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision;

/// <summary>Finds faces in a frame.</summary>
public interface IFaceDetector
{
    /// <summary>All faces of a frame of any size; valid until the next call.</summary>
    /// <param name="frame">The next frame of a camera or film.</param>
    /// <param name="closerLooks">How many parts of it may be searched again, enlarged, for faces far away.</param>
    ReadOnlySpan<Face> Detect(VideoFrame frame, int closerLooks);
}
