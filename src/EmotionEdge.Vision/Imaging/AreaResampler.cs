using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Imaging;

/// <summary>
/// Resizes a rectangle of a frame row by row with the weights of <see cref="AxisWeights"/>: first down the columns,
/// where whole rows of bytes are added in vectors, then along the row, a pixel of three channels at a time.
/// Allocates only when a size is larger than any before.
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
            _sums = new float[sums];
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

    private void SumRows(int y)
    {
        var sums = _sums.AsSpan(0, _area.Width * VideoFrame.Channels);
        var first = _area.Y + _rows.First(y);
        var weights = _rows.Of(y);
        for (var i = 0; i < weights.Length; i++)
        {
            var source = _frame.Row(first + i).Slice(_area.X * VideoFrame.Channels, sums.Length);
            if (i == 0)
                Scale(source, weights[0], sums);
            else
                AddScaled(source, weights[i], sums);
        }
    }

    private static void Scale(ReadOnlySpan<byte> source, float weight, Span<float> sums)
    {
        sums.Clear();
        AddScaled(source, weight, sums);
    }

    private static void AddScaled(ReadOnlySpan<byte> source, float weight, Span<float> sums)
    {
        ref var bytes = ref MemoryMarshal.GetReference(source);
        ref var floats = ref MemoryMarshal.GetReference(sums);
        var weights = new Vector<float>(weight);
        var i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref bytes, (nuint)i), out var low, out var high);
            Add(low, weights, ref floats, i);
            Add(high, weights, ref floats, i + Vector<ushort>.Count);
        }

        for (; i < source.Length; i++)
            sums[i] += source[i] * weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector<ushort> values, Vector<float> weights, ref float floats, int at)
    {
        Vector.Widen(values, out var low, out var high);
        ref var first = ref Unsafe.Add(ref floats, at);
        ref var second = ref Unsafe.Add(ref floats, at + Vector<float>.Count);
        // Signed: the conversion from unsigned has no instruction before AVX-512.
        (Vector.LoadUnsafe(ref first) + (Vector.ConvertToSingle(Vector.AsVectorInt32(low)) * weights)).StoreUnsafe(ref first);
        (Vector.LoadUnsafe(ref second) + (Vector.ConvertToSingle(Vector.AsVectorInt32(high)) * weights)).StoreUnsafe(ref second);
    }
}
