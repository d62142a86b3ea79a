namespace EmotionEdge.Text;

/// <summary>A list of words with what each says.</summary>
public enum Lexicon
{
    /// <summary>VADER's words and emoticons.</summary>
    Vader,

    /// <summary>SentiWordNet's lemmas.</summary>
    SentiWordNet,
}
