using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Alerts;

/// <summary>The numbers behind one step of an alert.</summary>
/// <param name="Lasted">
/// For how long what the step rests on has lasted: raised: the rule's conditions; escalated and acknowledged: the alert;
/// cleared: the better state, or that nothing was sensed.
/// </param>
/// <param name="Room">The fused state at this moment.</param>
/// <param name="Senses">What each sense that is present, or hears an event, says by itself.</param>
public sealed record AlertEvidence(TimeSpan Lasted, FusedState Room, IReadOnlyList<ModalityState> Senses);
