using EmotionEdge.Core.Media;
using EmotionEdge.Core.Posture;

namespace EmotionEdge.Vision.Posture;

/// <summary>The body under a face of a single picture.</summary>
/// <param name="Pose">Where its parts are.</param>
/// <param name="Cues">Those that a single look tells: a hand at the face, the head down, crossed arms.</param>
public readonly record struct StillBody(Pose Pose, PostureCues Cues)
{
    /// <summary>Looks below a face, from near where the body of a neighbour is found; <see langword="null"/> where nobody's head lies in it.</summary>
    public static StillBody? Find(IPoseModel model, VideoFrame picture, in Box face)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Look(model, picture, face, close: false) ?? Look(model, picture, face, close: true);
    }

    private static StillBody? Look(IPoseModel model, VideoFrame picture, in Box face, bool close)
    {
        var pose = model.Find(picture, BodySquare.Below(face, close));
        return pose.IsPerson && pose.Wears(face) ? new StillBody(pose, BodyMeasures.Of(pose, face).Shown) : null;
    }
}
