namespace EmotionEdge.Devices;

/// <summary>
/// An open camera or microphone. One thread calls it: <see cref="WaitForNext"/> and <see cref="Deliver"/> in turns,
/// <see cref="IDisposable.Dispose"/> at the end. Anything it throws means that the device is lost and is opened again.
/// </summary>
public interface ISensorSource : IDisposable
{
    /// <summary>The format that was asked for and got, for people.</summary>
    string Format { get; }

    /// <summary>
    /// Blocks until the device has a piece (a frame, a block of samples) and keeps it in the source's own memory.
    /// <see langword="false"/> when the source came to its regular end, such as a file that is not looped.
    /// </summary>
    /// <remarks>A native read that cannot be cancelled may ignore the token; the thread is then left behind.</remarks>
    bool WaitForNext(CancellationToken cancellationToken);

    /// <summary>
    /// Hands the piece on. Short, does not block; never called again once the source was given up, so that an
    /// abandoned reader cannot disturb its successor.
    /// </summary>
    void Deliver();
}
