namespace EmotionEdge.Core;

/// <summary>By which sense a reading came.</summary>
public enum Modality
{
    Face,
    Speech,
    Text,
}
