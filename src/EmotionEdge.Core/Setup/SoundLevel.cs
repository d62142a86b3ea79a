namespace EmotionEdge.Core.Setup;

/// <summary>How loud the last second was.</summary>
/// <param name="Decibels">Below full scale, root mean square: 0 is the loudest, -120 silence.</param>
/// <param name="Peak">The largest sample, 0 to 1.</param>
/// <param name="ClippedShare">Share of the samples at full scale; more than 0.001 is audible.</param>
public readonly record struct SoundLevel(double Decibels, double Peak, double ClippedShare);
