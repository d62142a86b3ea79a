namespace EmotionEdge.Core.Media;

/// <summary>One picture in memory, reused from frame to frame: 8 bits each of blue, green, red; rows from the top.</summary>
public sealed class VideoFrame
{
    /// <summary>Bytes a pixel.</summary>
    public const int Channels = 3;

    private byte[] _pixels = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Bytes from one row to the next; rows are packed.</summary>
    public int Stride => Width * Channels;

    /// <summary>Exactly <c>Height * Stride</c> bytes.</summary>
    public Span<byte> Pixels => _pixels.AsSpan(0, Height * Stride);

    /// <summary>Counts the frames of one source, from 1.</summary>
    public long Sequence { get; set; }

    /// <summary>When the frame was captured, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long CapturedAt { get; set; }

    public Span<byte> Row(int y) => _pixels.AsSpan(y * Stride, Stride);

    /// <summary>Takes a size; memory is allocated only when the frame never was this large. The pixels are not cleared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side below 1, or more than 2 GiB of pixels.</exception>
    public void Resize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var bytes = (long)width * height * Channels;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Array.MaxLength, nameof(height));

        if (_pixels.Length < bytes)
            _pixels = GC.AllocateUninitializedArray<byte>((int)bytes, pinned: true);
        Width = width;
        Height = height;
    }

    /// <summary>Becomes a copy of another frame.</summary>
    public void CopyFrom(VideoFrame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Resize(other.Width, other.Height);
        other.Pixels.CopyTo(Pixels);
        Sequence = other.Sequence;
        CapturedAt = other.CapturedAt;
    }
}
