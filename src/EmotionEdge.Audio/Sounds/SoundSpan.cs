using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Sounds;

/// <summary>A sound event in a stream, as far as it is known.</summary>
/// <param name="Event">What it is.</param>
/// <param name="Confidence">The highest probability that it has reached, 0..1.</param>
/// <param name="Start">Place of its first sample.</param>
/// <param name="End">Place after its last sample so far.</param>
public readonly record struct SoundSpan(SoundEvent Event, float Confidence, long Start, long End);
