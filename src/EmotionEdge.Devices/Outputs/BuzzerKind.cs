namespace EmotionEdge.Devices;

/// <summary>What kind of sounder hangs on the line.</summary>
public enum BuzzerKind
{
    /// <summary>It has its own oscillator and sounds while the line is on.</summary>
    Active,

    /// <summary>A bare piezo or loudspeaker, which needs a tone from us.</summary>
    Passive,
}
