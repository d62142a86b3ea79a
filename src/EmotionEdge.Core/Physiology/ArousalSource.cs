namespace EmotionEdge.Core.Physiology;

/// <summary>What tells arousal and no emotion.</summary>
public enum ArousalSource
{
    Wearable,
    Posture,
}
