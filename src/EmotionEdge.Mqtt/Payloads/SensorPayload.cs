namespace EmotionEdge.Mqtt.Payloads;

internal sealed record SensorPayload(string Name, string State, string? Detail, string Since, long Delivered, int Openings);
