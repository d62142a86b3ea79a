namespace EmotionEdge.Devices;

/// <summary>How loud the last second was; for the technician who sets the gain.</summary>
/// <param name="Peak">Largest magnitude, 0 to 1 (above 1 where a file is louder than full scale).</param>
/// <param name="RmsDbfs">Root mean square in decibels below full scale (a square wave of full scale has 0); -120 for silence.</param>
/// <param name="ClippedShare">Share of the samples at full scale, 0 to 1. More than 0.001 is audible: turn the gain down.</param>
public readonly record struct MicrophoneLevel(double Peak, double RmsDbfs, double ClippedShare);
