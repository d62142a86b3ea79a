namespace EmotionEdge.Text.Vader;

/// <summary>What VADER knows of a word.</summary>
/// <param name="Valence">-4..4; 0 where it is not rated.</param>
/// <param name="Boost">What it adds to the words after it: above 0 for an intensifier, below 0 for a dampener.</param>
/// <param name="Traits">What the rules ask.</param>
/// <param name="PhraseWord">Its number among the words of phrases (<see cref="VaderPhrases"/>); 0 where it is in none.</param>
internal readonly record struct VaderWord(double Valence, double Boost, VaderTraits Traits, byte PhraseWord)
{
    public bool Is(VaderTraits trait) => (Traits & trait) != 0;
}
