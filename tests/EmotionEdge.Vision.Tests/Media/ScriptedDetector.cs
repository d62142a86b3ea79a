using EmotionEdge.Core.Media;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Finds the faces that it was told to find.</summary>
internal sealed class ScriptedDetector(FakeTimeProvider time) : IFaceDetector
{
    public static readonly TimeSpan Cost = TimeSpan.FromMilliseconds(12);

    public Face[] Faces { get; set; } = [];

    public int Calls { get; private set; }

    public ReadOnlySpan<Face> Detect(VideoFrame frame, int closerLooks)
    {
        Calls++;
        time.Advance(Cost);
        return Faces;
    }
}
