namespace EmotionEdge.Text;

/// <summary>How large a model reads text.</summary>
public enum TextProfile
{
    /// <summary>Six layers: the better answers.</summary>
    Full,

    /// <summary>Three layers: half of the time and of the memory.</summary>
    Small,
}
