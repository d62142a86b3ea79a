using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Sees in every face the emotion that it was told to see.</summary>
internal sealed class ScriptedExpression(FakeTimeProvider time) : IExpressionModel
{
    public static readonly TimeSpan Cost = TimeSpan.FromMilliseconds(3);

    public Emotion Emotion { get; set; }

    public int Calls { get; private set; }

    public Face LastFace { get; private set; }

    public ReadOnlySpan<float> Embedding => [];

    public FaceExpression Classify(VideoFrame frame, in Face face)
    {
        Calls++;
        LastFace = face;
        time.Advance(Cost);
        return new FaceExpression(EmotionScores.Certain(Emotion), new FaceQuality(1, 1, 1, 1));
    }
}
