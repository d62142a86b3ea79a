namespace EmotionEdge.Analysis;

/// <summary>What only a text has.</summary>
/// <param name="Sentiment">-1 negative .. 1 positive.</param>
/// <param name="Intensity">0 matter-of-fact .. 1 full of feeling.</param>
/// <param name="Quality">0..1: how much there is to go by.</param>
/// <param name="Reason">Why it was not read (<c>no words</c>, <c>not English</c>); <see langword="null"/> where it was.</param>
/// <param name="Truncated">Some of it was not read; <see langword="null"/> where all was.</param>
/// <param name="Evidence">The words that the lexicons know, those that move sentiment most first, at most twenty.</param>
/// <param name="Sentences">How it goes along; <see langword="null"/> for a single sentence.</param>
internal sealed record TextDetails(
    double Sentiment,
    double Intensity,
    double Quality,
    string? Reason,
    bool? Truncated,
    IReadOnlyList<EvidenceEntry> Evidence,
    IReadOnlyList<SentenceEntry>? Sentences);
