namespace EmotionEdge.Mqtt;

/// <summary>The two payloads of the availability topic; the second is also the last will.</summary>
internal static class Availability
{
    public const string Online = "online";
    public const string Offline = "offline";
}
