namespace EmotionEdge.Analysis;

/// <summary>A word that a lexicon knows.</summary>
/// <param name="Word">As it stands in the text.</param>
/// <param name="Start">Where, in UTF-16 units from the start of the text.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Contribution">What it adds to the lexicon's score of -1..1 for its passage, negation and emphasis counted in.</param>
/// <param name="Lexicon">vader or sentiWordNet.</param>
internal sealed record EvidenceEntry(string Word, long Start, int Length, double Contribution, string Lexicon);
