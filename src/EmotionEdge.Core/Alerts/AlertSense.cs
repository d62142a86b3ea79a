namespace EmotionEdge.Core.Alerts;

/// <summary>What one sense said at a step of an alert.</summary>
/// <param name="Modality">The sense.</param>
/// <param name="Dominant">The leading emotion, <see langword="null"/> for Unknown.</param>
/// <param name="Confidence">Its probability; 0 for Unknown.</param>
/// <param name="Valence">-1..1.</param>
/// <param name="Arousal">0..1.</param>
/// <param name="Quality">0..1.</param>
public sealed record AlertSense(Modality Modality, Emotion? Dominant, float Confidence, float Valence, float Arousal, float Quality);
