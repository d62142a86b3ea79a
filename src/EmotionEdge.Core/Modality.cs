namespace EmotionEdge.Core;

/// <summary>By which sense a reading came.</summary>
public enum Modality
{
    Face,
    Speech,
    Text,

    /// <summary>Sounds without words: a laugh, a scream.</summary>
    Sound,
}
