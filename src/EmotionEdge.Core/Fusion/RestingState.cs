namespace EmotionEdge.Core.Fusion;

/// <summary>What one sense has learnt of a place at rest.</summary>
/// <param name="Modality">The sense: Face or Speech.</param>
/// <param name="Hours">For how long it has seen or heard people, a poor reading counting less.</param>
/// <param name="Scores">Its mean scores, in the order of <see cref="Emotion"/>; they sum to one.</param>
public sealed record RestingState(Modality Modality, double Hours, IReadOnlyList<double> Scores)
{
    /// <summary>Its mean arousal, 0..1.</summary>
    public double Arousal { get; init; } = VoiceBaseline.Middle;
}
