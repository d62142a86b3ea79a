namespace EmotionEdge.Core.Commands;

/// <summary>A wearable reports. Its values are neither logged nor published.</summary>
/// <param name="HeartRate">Beats a minute.</param>
/// <param name="SkinConductance">Microsiemens.</param>
/// <param name="Time">When it was measured; <see langword="null"/>: now.</param>
public sealed record ReportPhysiology(float? HeartRate, float? SkinConductance, DateTimeOffset? Time) : Command
{
    protected override bool PrintMembers(System.Text.StringBuilder builder) => false;
}
