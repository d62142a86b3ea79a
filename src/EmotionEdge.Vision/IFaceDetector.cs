using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision;

/// <summary>Finds faces in a frame.</summary>
public interface IFaceDetector
{
    /// <summary>All faces of a frame of any size, surest first; valid until the next call.</summary>
    ReadOnlySpan<Face> Detect(VideoFrame frame);
}
