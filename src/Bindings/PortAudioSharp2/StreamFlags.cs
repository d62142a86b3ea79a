namespace PortAudioSharp;

/// <summary>How a stream behaves (bits of <c>PaStreamFlags</c>).</summary>
public enum StreamFlags : uint
{
    NoFlag = 0,

    /// <summary>Do not clip samples that are out of range.</summary>
    ClipOff = 0x00000001,

    /// <summary>Do not dither.</summary>
    DitherOff = 0x00000002,

    /// <summary>Full duplex with buffers of any size only: never throw input away without calling the callback.</summary>
    NeverDropInput = 0x00000004,

    /// <summary>Ask the callback for the first output buffers instead of playing silence.</summary>
    PrimeOutputBuffersUsingStreamCallback = 0x00000008,

    /// <summary>Mask of the bits that mean something on one platform only.</summary>
    PlatformSpecificFlags = 0xFFFF0000
}
