namespace EmotionEdge.Text.Vader;

/// <summary>What VADER's rules ask about a word. Looked up once for each word, so that the rules compare bits and not letters.</summary>
[Flags]
internal enum VaderTraits
{
    None = 0,

    /// <summary>The lexicon has a valence for it.</summary>
    Rated = 1 << 0,
    Negation = 1 << 1,
    No = 1 << 2,
    OrNor = 1 << 3,
    SoThis = 1 << 4,
    Never = 1 << 5,
    Without = 1 << 6,
    Doubt = 1 << 7,
    Least = 1 << 8,
    AtVery = 1 << 9,
    But = 1 << 10,
    Kind = 1 << 11,
    Of = 1 << 12,
}
