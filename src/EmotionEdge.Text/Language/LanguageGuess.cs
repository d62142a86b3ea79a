namespace EmotionEdge.Text.Language;

/// <summary>Whether a text is English.</summary>
/// <param name="English">
/// Probability, 0..1, where English and other languages are equally likely beforehand; null where too little is there to tell:
/// no letters, or one or two.
/// </param>
/// <param name="Words">Words in Latin letters; addresses and placeholders are none.</param>
/// <param name="Foreign">
/// The probability is so low that next to no English text of as many words has it. False where nothing can be told.
/// </param>
public readonly record struct LanguageGuess(float? English, int Words, bool Foreign);
