namespace EmotionEdge.Audio.Voice;

/// <summary>A stretch of a stream in which somebody speaks.</summary>
/// <param name="Start">Place of its first sample.</param>
/// <param name="End">Place after its last sample.</param>
/// <param name="Voicing">Mean probability of speech in it, 0..1.</param>
/// <param name="IsLast">Whether the speaker stopped; otherwise more follows.</param>
public readonly record struct SpeechSpan(long Start, long End, float Voicing, bool IsLast);
