namespace EmotionEdge.Core.Pacing;

/// <summary>The frame ages of the last minute. Any thread may add and measure; neither allocates.</summary>
internal sealed class AgeWindow(TimeSpan limit, TimeProvider time)
{
    /// <summary>A minute at 34 frames a second; of faster cameras the window is shorter.</summary>
    public const int Capacity = 2048;

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly long[] _ages = new long[Capacity];
    private readonly long[] _addedAt = new long[Capacity];
    private long _added;
    private long _late;

    public void Add(TimeSpan age)
    {
        lock (_gate)
        {
            var slot = _added++ % Capacity;
            (_ages[slot], _addedAt[slot]) = (age.Ticks, time.GetTimestamp());
            _late += age > limit ? 1 : 0;
        }
    }

    public FrameAges Measure()
    {
        Span<long> recent = stackalloc long[Capacity];
        long total, late;
        var count = 0;
        lock (_gate)
        {
            (total, late) = (_added, _late);
            var now = time.GetTimestamp();
            for (var i = _added - 1; i >= Math.Max(0, _added - Capacity); i--)
            {
                if (time.GetElapsedTime(_addedAt[i % Capacity], now) > Span)
                    break;
                recent[count++] = _ages[i % Capacity];
            }
        }

        recent = recent[..count];
        recent.Sort();
        return new FrameAges(count, Milliseconds(recent, 0.5), Milliseconds(recent, 0.99), Milliseconds(recent, 1), total, late);
    }

    /// <summary>The least age that so many of all were not above.</summary>
    private static double Milliseconds(ReadOnlySpan<long> sorted, double share) =>
        sorted.IsEmpty ? 0 : TimeSpan.FromTicks(sorted[(int)Math.Ceiling(share * sorted.Length) - 1]).TotalMilliseconds;
}
