namespace EmotionEdge.Core.Alerts;

/// <summary>Which alerts are wanted, those raised last first.</summary>
public sealed record AlertQuery
{
    /// <summary>True: those that are open; false: those that are over; <see langword="null"/>: both.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Those that were at least this urgent.</summary>
    public AlertSeverity? AtLeast { get; init; }

    /// <summary>Those of this rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Those raised at or after this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Those raised before this moment; to page on, give when the last one was raised.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>At most so many, 1 to 1000.</summary>
    public int Limit { get; init; } = 50;
}
