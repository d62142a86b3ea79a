using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Setup;

/// <summary>Devices of the box.</summary>
/// <param name="Cameras">Name and path, for people.</param>
/// <param name="Microphones">Name, for people.</param>
/// <param name="Sensors">The ones in use.</param>
/// <param name="Problems">Kinds that could not be listed, and why.</param>
public sealed record DevicesFound(
    IReadOnlyList<string> Cameras, IReadOnlyList<string> Microphones, IReadOnlyList<SensorStatus> Sensors, IReadOnlyList<string> Problems);
