using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>One sentence of a text: an entry of its timeline.</summary>
/// <param name="Start">Where it begins, in UTF-16 units from the start of the text.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Dominant">An emotion or Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion; 0 for Unknown.</param>
/// <param name="Sentiment">-1..1.</param>
/// <param name="Intensity">0..1.</param>
/// <param name="Scores">The seven.</param>
internal sealed record SentenceEntry(
    long Start, int Length, string Dominant, double Confidence, double Sentiment, double Intensity, EmotionScores Scores);
