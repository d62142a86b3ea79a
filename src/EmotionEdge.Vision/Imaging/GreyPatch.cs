using System.Numerics;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Imaging;

/// <summary>
/// A grey copy of a part of a frame, reduced by a whole factor (each of its samples is the mean of factor x factor
/// pixels), that can be read at any point of the frame. Reading it beyond the frame repeats the border.
/// </summary>
internal sealed class GreyPatch
{
    /// <summary>Sums of more pixels than these squared would not fit 32 bits.</summary>
    public const int MaxFactor = 128;

    private uint[] _sums = [];
    private float[] _samples = [];
    private int _left;
    private int _top;
    private int _width;
    private int _height;
    private int _factor = 1;
    private float _perPixel = 1;

    /// <summary>Copies what of <paramref name="bounds"/> lies in the frame: at least its pixel next to them.</summary>
    public void Load(VideoFrame frame, in Box bounds, int factor)
    {
        _factor = Math.Clamp(factor, 1, MaxFactor);
        _perPixel = 1f / _factor;
        _left = FirstPixel(bounds.Left, frame.Width);
        _top = FirstPixel(bounds.Top, frame.Height);
        var right = Math.Max(_left + 1, EndPixel(bounds.Right, frame.Width));
        var bottom = Math.Max(_top + 1, EndPixel(bounds.Bottom, frame.Height));
        _width = (right - _left + _factor - 1) / _factor;
        _height = (bottom - _top + _factor - 1) / _factor;
        if (_sums.Length < _width)
            _sums = new uint[WithRoom(_width)];
        if (_samples.Length < _width * _height)
            _samples = new float[WithRoom(_width * _height)];

        for (var y = 0; y < _height; y++)
        {
            var from = _top + (y * _factor);
            ReduceRows(frame, from, Math.Min(from + _factor, bottom), right, _samples.AsSpan(y * _width, _width));
        }
    }

    /// <summary>A face that comes nearer frame by frame would need new memory for each frame.</summary>
    private static int WithRoom(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count);

    /// <summary>Grey 0..255 at a point in frame coordinates, bilinear between the samples' centres.</summary>
    public float At(float x, float y)
    {
        var u = float.MaxNative(0, float.MinNative(((x - _left) * _perPixel) - 0.5f, _width - 1));
        var v = float.MaxNative(0, float.MinNative(((y - _top) * _perPixel) - 0.5f, _height - 1));
        var column = (int)u;
        var row = (int)v;
        var across = u - column;
        var down = v - row;
        var at = (row * _width) + column;
        var right = column + 1 < _width ? 1 : 0;
        var below = row + 1 < _height ? _width : 0;
        var upper = _samples[at] + ((_samples[at + right] - _samples[at]) * across);
        var lower = _samples[at + below] + ((_samples[at + below + right] - _samples[at + below]) * across);
        return upper + ((lower - upper) * down);
    }

    private void ReduceRows(VideoFrame frame, int from, int to, int right, Span<float> samples)
    {
        var sums = _sums.AsSpan(0, _width);
        sums.Clear();
        for (var y = from; y < to; y++)
        {
            var row = frame.Row(y)[(_left * VideoFrame.Channels)..(right * VideoFrame.Channels)];
            for (var i = 0; i < sums.Length; i++)
            {
                var sum = 0u;
                var end = Math.Min((i + 1) * _factor * VideoFrame.Channels, row.Length);
                for (var at = i * _factor * VideoFrame.Channels; at < end; at += VideoFrame.Channels)
                    sum += Grey.Of256(row.Slice(at, VideoFrame.Channels));
                sums[i] += sum;
            }
        }

        for (var i = 0; i < samples.Length; i++)
        {
            var columns = Math.Min(_factor, right - _left - (i * _factor));
            samples[i] = sums[i] / (256f * columns * (to - from));
        }
    }

    private static int FirstPixel(float at, int length) => (int)Math.Clamp(MathF.Floor(at), 0, length - 1);

    private static int EndPixel(float at, int length) => (int)Math.Clamp(MathF.Ceiling(at), 1, length);
}
