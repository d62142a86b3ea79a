namespace PortAudioSharp;

/// <summary>How samples lie in the buffers of a stream (<c>PaSampleFormat</c>).</summary>
public enum SampleFormat : uint
{
    /// <summary>-1 to +1.</summary>
    Float32 = 0x00000001,
    Int32 = 0x00000002,

    /// <summary>Packed 24 bits.</summary>
    Int24 = 0x00000004,
    Int16 = 0x00000008,
    Int8 = 0x00000010,

    /// <summary>128 is silence.</summary>
    UInt8 = 0x00000020,
    CustomFormat = 0x00010000,

    /// <summary>One buffer for each channel instead of one with all channels interleaved.</summary>
    NonInterleaved = 0x80000000
}
