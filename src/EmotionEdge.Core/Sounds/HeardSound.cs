namespace EmotionEdge.Core.Sounds;

/// <summary>A sound event that is being heard.</summary>
/// <param name="Event">What it is.</param>
/// <param name="Confidence">The highest probability that it has reached, 0..1.</param>
public readonly record struct HeardSound(SoundEvent Event, float Confidence);
