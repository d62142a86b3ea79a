namespace EmotionEdge.Audio.Voice;

/// <summary>How probabilities of speech become spans of speech.</summary>
public sealed class SpeechSegmenterOptions
{
    /// <summary>From this probability on, speech begins.</summary>
    /// <value>Defaults to 0.5.</value>
    public float BeginAbove { get; init; } = 0.5f;

    /// <summary>Below this probability, speech may have ended.</summary>
    /// <value>Defaults to 0.35.</value>
    public float EndBelow { get; init; } = 0.35f;

    /// <summary>It has ended after so much time below.</summary>
    /// <value>Defaults to 0.25 s.</value>
    public TimeSpan Hangover { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>What lies so shortly before the beginning belongs to it.</summary>
    /// <value>Defaults to 0.2 s.</value>
    public TimeSpan PreRoll { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Shorter speech is not looked at.</summary>
    /// <value>Defaults to 0.4 s.</value>
    public TimeSpan Minimum { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>While somebody talks on, there is a span each time this has passed.</summary>
    /// <value>Defaults to 2 s.</value>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A span reaches back no further than this.</summary>
    /// <value>Defaults to 3 s.</value>
    public TimeSpan Maximum { get; init; } = TimeSpan.FromSeconds(3);
}
