namespace EmotionEdge.Text.SentiWordNet;

/// <summary>
/// One of WordNet's rules of detachment (morphy(7WN), WordNet 3.0), by which an inflected word leads to its lemma; two for
/// "-ier" and "-iest" are added, and after a short vowel the doubled consonant may be dropped ("stopped", "stop").
/// </summary>
/// <param name="Part">The part of speech for which it holds.</param>
/// <param name="Ending">What is taken off.</param>
/// <param name="Instead">What takes its place.</param>
/// <param name="Doubles">The consonant before the ending may be doubled.</param>
internal sealed record Detachment(PartOfSpeech Part, string Ending, string Instead, bool Doubles = false)
{
    /// <summary>In the order in which they are tried for each part of speech.</summary>
    public static readonly Detachment[] Rules =
    [
        new(PartOfSpeech.Noun, "s", ""),
        new(PartOfSpeech.Noun, "ses", "s"),
        new(PartOfSpeech.Noun, "xes", "x"),
        new(PartOfSpeech.Noun, "zes", "z"),
        new(PartOfSpeech.Noun, "ches", "ch"),
        new(PartOfSpeech.Noun, "shes", "sh"),
        new(PartOfSpeech.Noun, "men", "man"),
        new(PartOfSpeech.Noun, "ies", "y"),
        new(PartOfSpeech.Verb, "s", ""),
        new(PartOfSpeech.Verb, "ies", "y"),
        new(PartOfSpeech.Verb, "es", "e"),
        new(PartOfSpeech.Verb, "es", ""),
        new(PartOfSpeech.Verb, "ed", "e"),
        new(PartOfSpeech.Verb, "ed", "", Doubles: true),
        new(PartOfSpeech.Verb, "ing", "e"),
        new(PartOfSpeech.Verb, "ing", "", Doubles: true),
        new(PartOfSpeech.Adjective, "er", "", Doubles: true),
        new(PartOfSpeech.Adjective, "est", "", Doubles: true),
        new(PartOfSpeech.Adjective, "er", "e"),
        new(PartOfSpeech.Adjective, "est", "e"),
        new(PartOfSpeech.Adjective, "ier", "y"),
        new(PartOfSpeech.Adjective, "iest", "y"),
    ];

    /// <summary>Writes the stem, if the word has the ending and at least two letters before it.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="buffer">Room for at least a letter more than the word has.</param>
    /// <param name="stem">What may be the lemma.</param>
    public bool TryDetach(ReadOnlySpan<char> word, Span<char> buffer, out ReadOnlySpan<char> stem)
    {
        var kept = word.Length - Ending.Length;
        stem = default;
        if (kept < 2 || !word.EndsWith(Ending, StringComparison.Ordinal))
            return false;

        word[..kept].CopyTo(buffer);
        Instead.CopyTo(buffer[kept..]);
        stem = buffer[..(kept + Instead.Length)];
        return true;
    }
}
