using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision;

/// <summary>Tells the expression of a face.</summary>
public interface IExpressionModel
{
    /// <summary>Cuts a face out of its frame and classifies it.</summary>
    FaceExpression Classify(VideoFrame frame, in Face face);
}
