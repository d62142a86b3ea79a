namespace EmotionEdge.Core.Physiology;

/// <summary>What a wearable measured; at least one of the two values.</summary>
/// <param name="HeartRate">Beats a minute, within <see cref="PhysiologyLimits"/>.</param>
/// <param name="SkinConductance">Microsiemens, within <see cref="PhysiologyLimits"/>.</param>
/// <param name="Time">When.</param>
public readonly record struct PhysiologySample(float? HeartRate, float? SkinConductance, DateTimeOffset Time);
