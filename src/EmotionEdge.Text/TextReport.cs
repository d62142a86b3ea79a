namespace EmotionEdge.Text;

/// <summary>What a text says, what in it says so, and how it goes along.</summary>
/// <param name="Result">The text as a whole.</param>
/// <param name="Evidence">The words that the lexicons know, in the order of the text; what the transformer read is in no single word.</param>
/// <param name="Sentences">Its sentences, in order; none for a text of one sentence and for one that was not read.</param>
public sealed record TextReport(TextResult Result, IReadOnlyList<WordEvidence> Evidence, IReadOnlyList<SentenceResult> Sentences);
