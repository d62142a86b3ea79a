namespace EmotionEdge.Text;

/// <summary>Whether a text could be read.</summary>
public enum TextState
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>There is no word in it.</summary>
    NoWords,

    /// <summary>It is written in another language than English, the only one that is understood.</summary>
    NotEnglish,
}
