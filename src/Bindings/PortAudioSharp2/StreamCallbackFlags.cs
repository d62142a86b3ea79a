namespace PortAudioSharp;

/// <summary>What happened to the buffers since the last call of a stream's callback (bits).</summary>
public enum StreamCallbackFlags : uint
{
    /// <summary>Silence was inserted into the input.</summary>
    InputUnderflow = 0x00000001,

    /// <summary>Input was thrown away before the first sample of this buffer.</summary>
    InputOverflow = 0x00000002,

    /// <summary>A gap was inserted into the output.</summary>
    OutputUnderflow = 0x00000004,

    /// <summary>Output will be thrown away because there is no room.</summary>
    OutputOverflow = 0x00000008,

    /// <summary>Output primes the stream; input may be zero.</summary>
    PrimingOutput = 0x00000010
}
