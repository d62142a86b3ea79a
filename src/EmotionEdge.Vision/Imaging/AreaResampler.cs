using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Imaging;

/// <summary>
/// Resizes a rectangle of a frame row by row with the weights of <see cref="AxisWeights"/>: first down the columns,
/// a vector of them at a time, then along the row, a pixel of three channels at a time.
/// Allocates only when a size is larger than any before, and then with room, as for a body that comes nearer frame by frame.
/// </summary>
internal sealed class AreaResampler
{
    // A pixel is read and written as four floats; the fourth belongs to its neighbour.
    private const int Overhang = 1;

    private readonly AxisWeights _columns = new();
    private readonly AxisWeights _rows = new();
    private float[] _sums = [];
    private float[] _row = [];
    private VideoFrame _frame = new();
    private PixelArea _area;

    public int Width => _columns.Output;

    public int Height => _rows.Output;

    /// <summary>Sets what is resized to what; the area must lie inside the frame.</summary>
    public void Begin(VideoFrame frame, PixelArea area, int width, int height)
    {
        (_frame, _area) = (frame, area);
        _columns.Prepare(area.Width, width);
        _rows.Prepare(area.Height, height);
        var sums = (area.Width * VideoFrame.Channels) + Overhang;
        if (_sums.Length < sums)
            _sums = new float[BitOperations.RoundUpToPowerOf2((uint)sums)];
        var row = (width * VideoFrame.Channels) + Overhang;
        if (_row.Length < row)
            _row = new float[row];
    }

    /// <summary>One output row: <c>Width</c> pixels of blue, green, red, 0..255; valid until the next call.</summary>
    public ReadOnlySpan<float> Row(int y)
    {
        SumRows(y);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        ref var row = ref MemoryMarshal.GetArrayDataReference(_row);
        for (var x = 0; x < Width; x++)
        {
            var pixel = Vector128<float>.Zero;
            var at = _columns.First(x) * VideoFrame.Channels;
            foreach (var weight in _columns.Of(x))
            {
                pixel += Vector128.LoadUnsafe(ref sums, (nuint)at) * weight;
                at += VideoFrame.Channels;
            }

            pixel.StoreUnsafe(ref row, (nuint)(x * VideoFrame.Channels));
        }

        return _row.AsSpan(0, Width * VideoFrame.Channels);
    }

    /// <summary>The weighted sum of the source rows of one output row, a vector of columns at a time so that it stays in registers.</summary>
    private void SumRows(int y)
    {
        var length = _area.Width * VideoFrame.Channels;
        var stride = _frame.Stride;
        var first = ((_area.Y + _rows.First(y)) * stride) + (_area.X * VideoFrame.Channels);
        var weights = _rows.Of(y);
        var source = _frame.Pixels.Slice(first, ((weights.Length - 1) * stride) + length);
        var sums = _sums.AsSpan(0, length);
        var i = 0;
        for (; i <= length - Vector<byte>.Count; i += Vector<byte>.Count)
            SumVector(source[i..], stride, weights, sums[i..]);
        for (; i < length; i++)
        {
            var sum = 0f;
            for (var row = 0; row < weights.Length; row++)
                sum += source[(row * stride) + i] * weights[row];
            sums[i] = sum;
        }
    }

    private static void SumVector(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<float> weights, Span<float> sums)
    {
        ref var bytes = ref MemoryMarshal.GetReference(source);
        Vector<float> sum1 = default, sum2 = default, sum3 = default, sum4 = default;
        for (var row = 0; row < weights.Length; row++)
        {
            var weight = new Vector<float>(weights[row]);
            Vector.Widen(Vector.LoadUnsafe(ref bytes, (nuint)row * (nuint)stride), out var low, out var high);
            Vector.Widen(low, out var part1, out var part2);
            Vector.Widen(high, out var part3, out var part4);
            sum1 = AddScaled(part1, weight, sum1);
            sum2 = AddScaled(part2, weight, sum2);
            sum3 = AddScaled(part3, weight, sum3);
            sum4 = AddScaled(part4, weight, sum4);
        }

        sum1.CopyTo(sums);
        sum2.CopyTo(sums[Vector<float>.Count..]);
        sum3.CopyTo(sums[(2 * Vector<float>.Count)..]);
        sum4.CopyTo(sums[(3 * Vector<float>.Count)..]);
    }

    /// <summary>By way of signed numbers: the conversion from unsigned ones has no instruction before AVX-512.</summary>
    private static Vector<float> AddScaled(Vector<uint> values, Vector<float> weight, Vector<float> sum) =>
        Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(values)), weight, sum);
}
