using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Posture;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests.Posture;

/// <summary>Finds the body that it was told to find, wherever it looks.</summary>
internal sealed class ScriptedPoses(FakeTimeProvider time) : IPoseModel
{
    public static readonly TimeSpan Cost = TimeSpan.FromMilliseconds(20);

    public Func<Box, Pose> Body { get; set; } = _ => Bodies.Standing();

    public List<Box> Squares { get; } = [];

    public Pose Find(VideoFrame frame, in Box square)
    {
        Squares.Add(square);
        time.Advance(Cost);
        return Body(square);
    }
}
