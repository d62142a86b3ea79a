using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Sounds;

/// <summary>What is heard of a sound event.</summary>
/// <param name="Sound">The event.</param>
/// <param name="Start">Seconds from the beginning of the stream.</param>
/// <param name="End">Seconds from the beginning of the stream.</param>
/// <param name="Age">How long ago that end was when the result was ready, counted in samples that came since.</param>
public readonly record struct SoundResult(HeardSound Sound, double Start, double End, TimeSpan Age);
