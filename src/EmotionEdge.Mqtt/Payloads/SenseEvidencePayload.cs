namespace EmotionEdge.Mqtt.Payloads;

internal sealed record SenseEvidencePayload(string Dominant, double? Confidence, double? Valence, double? Arousal, double? Quality);
