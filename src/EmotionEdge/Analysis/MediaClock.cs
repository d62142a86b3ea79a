namespace EmotionEdge.Analysis;

/// <summary>The time within a recording, as a clock: it stands where the last frame was, however long the analysis takes.</summary>
internal sealed class MediaClock : TimeProvider
{
    private TimeSpan _position;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _position.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _position;

    /// <summary>Moves to a place in seconds; a file whose time runs backwards stands still.</summary>
    public void MoveTo(double seconds)
    {
        var position = TimeSpan.FromSeconds(seconds);
        if (position > _position)
            _position = position;
    }
}
