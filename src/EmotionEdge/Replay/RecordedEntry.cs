using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Replay;

/// <summary>A line of a recording.</summary>
/// <param name="Time">When the service took it in or published it.</param>
internal abstract record RecordedEntry(DateTimeOffset Time)
{
    /// <summary>A sense reported.</summary>
    internal sealed record Read(DateTimeOffset Time, Reading Reading) : RecordedEntry(Time);

    /// <summary>A wearable reported, or what the bodies say of arousal.</summary>
    internal sealed record Arousal(DateTimeOffset Time, ArousalReading Reading) : RecordedEntry(Time);

    /// <summary>What a sense had reported was forgotten: its sensor was closed, or the last face had gone.</summary>
    internal sealed record Gone(DateTimeOffset Time, Modality Modality) : RecordedEntry(Time);

    /// <summary>The state of the room was published.</summary>
    internal sealed record Room(FusedState State) : RecordedEntry(State.Time);

    /// <summary>The state of one sense was published.</summary>
    internal sealed record Sense(ModalityState State) : RecordedEntry(State.Time);
}
