namespace EmotionEdge.Mqtt.Payloads;

internal sealed record EvidencePayload(double? Seconds, string Dominant, double? Arousal, int Faces, Dictionary<string, SenseEvidencePayload> Senses);
