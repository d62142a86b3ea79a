namespace PortAudioSharp;

/// <summary>A call of PortAudio failed.</summary>
public class PortAudioException : Exception
{
    public PortAudioException(ErrorCode ec)
        => ErrorCode = ec;

    public PortAudioException(ErrorCode ec, string message)
        : base(message)
        => ErrorCode = ec;

    public PortAudioException(ErrorCode ec, string message, Exception inner)
        : base(message, inner)
        => ErrorCode = ec;

    /// <summary>What PortAudio returned; <see cref="PortAudio.GetErrorText"/> says it in words.</summary>
    public ErrorCode ErrorCode { get; private set; }
}
