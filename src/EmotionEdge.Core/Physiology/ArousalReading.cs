namespace EmotionEdge.Core.Physiology;

/// <summary>
/// What a wearable or the posture says: arousal and nothing else. It is no <see cref="Reading"/>, because a heart that beats
/// fast tells no emotion from another: there are no scores, and none are made up.
/// </summary>
/// <param name="Arousal">0 (drowsy) .. 1 (excited); 0.5 is what is usual.</param>
/// <param name="Time">When it was measured; age is counted from here.</param>
/// <param name="Source">Who says so.</param>
public readonly record struct ArousalReading(float Arousal, DateTimeOffset Time, ArousalSource Source = ArousalSource.Wearable);
