using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision;

/// <summary>Tells the expression of a face.</summary>
public interface IExpressionModel
{
    /// <summary>What the network made of the last face before its last layer; the next classification overwrites it.</summary>
    ReadOnlySpan<float> Embedding { get; }

    /// <summary>Cuts a face out of its frame and classifies it.</summary>
    FaceExpression Classify(VideoFrame frame, in Face face);
}
