namespace PortAudioSharp;

/// <summary>What a stream's callback wants next.</summary>
public enum StreamCallbackResult
{
    /// <summary>Go on calling.</summary>
    Continue = 0,

    /// <summary>Stop calling, and finish when all output has been played.</summary>
    Complete = 1,

    /// <summary>Stop calling, and finish as soon as possible.</summary>
    Abort = 2
}
