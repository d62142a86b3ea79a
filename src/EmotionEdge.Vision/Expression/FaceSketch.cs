using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Expression;

/// <summary>
/// A face in 8x8 grey values of mean 0 and deviation 1, made from a few hundred pixels: too little to know anybody by,
/// enough to tell at next to no cost that a face changed.
/// </summary>
[InlineArray(Side * Side)]
internal struct FaceSketch
{
    private const int Side = 8;
    private const int PointsPerCell = 3;

    /// <summary>Below this deviation, in grey levels, there is only noise.</summary>
    private const float LeastDeviation = 3;

    private float _first;

    public static FaceSketch Of(VideoFrame frame, in Box box)
    {
        var sketch = default(FaceSketch);
        Span<float> cells = sketch;
        float sum = 0, squares = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = MeanOfCell(frame, box, i % Side, i / Side);
            cells[i] = cell;
            sum += cell;
            squares += cell * cell;
        }

        var mean = sum / cells.Length;
        var deviation = MathF.Sqrt(MathF.Max(0, (squares / cells.Length) - (mean * mean)));
        var scale = deviation < LeastDeviation ? 0 : 1 / deviation;
        foreach (ref var cell in cells)
            cell = (cell - mean) * scale;
        return sketch;
    }

    /// <summary>Mean absolute difference: 0 the same, about 1.1 nothing in common.</summary>
    public readonly float DifferenceFrom(in FaceSketch other)
    {
        var here = MemoryMarshal.CreateReadOnlySpan(in _first, Side * Side);
        var there = MemoryMarshal.CreateReadOnlySpan(in other._first, Side * Side);
        var sum = 0f;
        for (var i = 0; i < here.Length; i++)
            sum += MathF.Abs(here[i] - there[i]);
        return sum / here.Length;
    }

    private static float MeanOfCell(VideoFrame frame, in Box box, int column, int row)
    {
        const float Step = 1f / (Side * PointsPerCell);
        var sum = 0u;
        for (var i = 0; i < PointsPerCell * PointsPerCell; i++)
        {
            var across = (((column * PointsPerCell) + (i % PointsPerCell) + 0.5f) * Step * box.Width) + box.Left;
            var down = (((row * PointsPerCell) + (i / PointsPerCell) + 0.5f) * Step * box.Height) + box.Top;
            var x = (int)Math.Clamp(across, 0, frame.Width - 1);
            var y = (int)Math.Clamp(down, 0, frame.Height - 1);
            sum += Grey.Of256(frame.Row(y).Slice(x * VideoFrame.Channels, VideoFrame.Channels));
        }

        return sum / (256f * PointsPerCell * PointsPerCell);
    }
}
