namespace EmotionEdge.Mqtt;

/// <summary>How a connection, or the attempt to make one, has ended.</summary>
/// <param name="Trouble">For people: why.</param>
internal sealed record ConnectionEnd(string Trouble)
{
    /// <summary>How long it stood; <see langword="null"/> when it never did.</summary>
    public TimeSpan? Lasted { get; init; }

    /// <summary>Whether the broker said that another one took its place.</summary>
    public bool TakenOver { get; init; }

    /// <summary>Whether it was given up for a better broker.</summary>
    public bool Returning { get; init; }
}
