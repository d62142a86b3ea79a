using System.Numerics;
using EmotionEdge.Vision.Detection;

namespace EmotionEdge.Vision.Tests.Detection;

public sealed class BlazeFaceAnchorsTests
{
    // From MediaPipe's SsdAnchorsCalculator with the options of face_detection_back: strides 16, 32, 32, 32, one centre a cell.
    [Theory]
    [InlineData(0, 0.03125f, 0.03125f)]
    [InlineData(1, 0.03125f, 0.03125f)]
    [InlineData(2, 0.09375f, 0.03125f)]
    [InlineData(32, 0.03125f, 0.09375f)]
    [InlineData(511, 0.96875f, 0.96875f)]
    [InlineData(512, 0.0625f, 0.0625f)]
    [InlineData(517, 0.0625f, 0.0625f)]
    [InlineData(518, 0.1875f, 0.0625f)]
    [InlineData(560, 0.0625f, 0.1875f)]
    [InlineData(895, 0.9375f, 0.9375f)]
    public void Anchors_lie_where_MediaPipe_puts_them(int index, float x, float y) =>
        Assert.Equal(new Vector2(x, y), BlazeFaceAnchors.Create()[index]);

    [Fact]
    public void There_are_896() => Assert.Equal(896, BlazeFaceAnchors.Create().Length);
}
