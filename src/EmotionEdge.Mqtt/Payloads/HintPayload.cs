namespace EmotionEdge.Mqtt.Payloads;

internal sealed record HintPayload(string Sensor, string Name, string Since, string Advice);
