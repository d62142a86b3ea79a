using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Posture;

/// <summary>Finds the key points of a body.</summary>
public interface IPoseModel
{
    /// <summary>Looks into a square of a frame; what of it lies outside the frame is black.</summary>
    /// <param name="frame">A frame of any size.</param>
    /// <param name="square">In frame pixels.</param>
    /// <returns>Points in frame pixels; without a person there, <see cref="Pose.IsPerson"/> is false, as it is where the square lies beside the frame.</returns>
    Pose Find(VideoFrame frame, in Box square);
}
