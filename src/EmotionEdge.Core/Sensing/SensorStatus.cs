namespace EmotionEdge.Core.Sensing;

/// <summary>What can be said of one sensor at one moment.</summary>
/// <param name="Name">"camera" or "microphone".</param>
/// <param name="State">Where it stands.</param>
/// <param name="Detail">The format that was got, or what went wrong; <see langword="null"/> when there is nothing to say.</param>
/// <param name="Since">When it entered this state.</param>
/// <param name="Delivered">Frames or blocks delivered since the service started.</param>
/// <param name="Openings">How often it was opened since the service started.</param>
public sealed record SensorStatus(
    string Name,
    SensorState State,
    string? Detail,
    DateTimeOffset Since,
    long Delivered,
    int Openings);
