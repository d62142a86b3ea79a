namespace EmotionEdge.Devices.Tests.Microphones;

/// <summary>One call of an <see cref="AudioBlockHandler"/>.</summary>
internal sealed record Block(float[] Samples, int SampleRate, long CapturedAt);
