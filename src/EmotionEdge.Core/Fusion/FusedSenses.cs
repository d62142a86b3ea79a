namespace EmotionEdge.Core.Fusion;

/// <summary>What the senses say together.</summary>
/// <param name="Scores">Probabilities; uniform when no sense has weight.</param>
/// <param name="Affect">Valence and arousal, by the same weights.</param>
/// <param name="Weight">The sum of the weights; 0: nothing is known.</param>
/// <param name="Contributions">The share of each sense.</param>
public readonly record struct FusedSenses(EmotionScores Scores, Affect Affect, float Weight, ModalityWeights Contributions);
