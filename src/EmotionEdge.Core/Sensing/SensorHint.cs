namespace EmotionEdge.Core.Sensing;

/// <summary>
/// What makes a sensor's pictures or sound hard to use, for the technician who can change it; <see cref="SensorHints"/> says
/// what to do. Names are published: they may be added to, not changed.
/// </summary>
public enum SensorHint
{
    /// <summary>The microphone delivers nothing but zeros, or one value for ever: dead, or muted at the device.</summary>
    Silent,

    /// <summary>Speech arrives far too weak: the gain is too low, or the microphone too far away.</summary>
    Quiet,

    /// <summary>Loud sound is cut off at full scale: the gain is too high.</summary>
    Clipping,

    /// <summary>The samples lie off the middle: a faulty sound card or cable.</summary>
    Offset,

    /// <summary>The mains, 50 or 60 Hz, is most of what is heard.</summary>
    Hum,

    /// <summary>The picture shows nothing: a covered lens, or no light at all.</summary>
    Covered,

    /// <summary>Too little light to read faces.</summary>
    Dark,

    /// <summary>Much of the picture is burnt out.</summary>
    Bright,

    /// <summary>Faces are dark before a bright background, such as a window.</summary>
    AgainstLight,

    /// <summary>Out of focus, or the lens is dirty.</summary>
    Blurred,
}
