namespace EmotionEdge.Core.Sensing;

/// <summary>Where a sensor stands. Its life goes Opening, Streaming, then (Stalled,) Lost, BackOff, Opening again, for ever.</summary>
public enum SensorState
{
    /// <summary>Switched off by configuration, command or privacy; the device is closed.</summary>
    Off,

    /// <summary>Being opened.</summary>
    Opening,

    /// <summary>Delivering.</summary>
    Streaming,

    /// <summary>Open, but nothing came for a while.</summary>
    Stalled,

    /// <summary>Gone: opening failed, reading failed, or the stall lasted.</summary>
    Lost,

    /// <summary>Waiting before it is opened again.</summary>
    BackOff,
}
