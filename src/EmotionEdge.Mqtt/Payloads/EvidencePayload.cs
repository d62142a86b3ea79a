namespace EmotionEdge.Mqtt.Payloads;

internal sealed record EvidencePayload(double? Seconds, string Dominant, double? Arousal, double? Stress, int Faces, Dictionary<string, SenseEvidencePayload> Senses);
