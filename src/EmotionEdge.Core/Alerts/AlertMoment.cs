using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Alerts;

/// <summary>What the rules are held against.</summary>
/// <param name="state">The fused state.</param>
/// <param name="senses">What each sense says by itself.</param>
/// <param name="clock">A clock that never goes back.</param>
internal readonly ref struct AlertMoment(in FusedState state, ReadOnlySpan<ModalityState> senses, TimeSpan clock)
{
    public FusedState State { get; } = state;

    public ReadOnlySpan<ModalityState> Senses { get; } = senses;

    public TimeSpan Clock { get; } = clock;
}
