namespace EmotionEdge.Core.Sensing;

/// <summary>A hint that holds now.</summary>
/// <param name="Hint">Which.</param>
/// <param name="Since">When it began.</param>
public sealed record SensorFinding(SensorHint Hint, DateTimeOffset Since);
