namespace EmotionEdge.Core.Live;

/// <summary>
/// What the camera sees now, with what is made of it drawn in. Each picture is made once, however many watch, and only
/// while somebody does. Nothing is kept. Thread-safe.
/// </summary>
public interface ILivePictures
{
    /// <summary>How many watch now.</summary>
    int Viewers { get; }

    /// <summary>
    /// Watches until it is cancelled. Whoever is slow loses pictures and always gets the newest; nobody waits for anybody.
    /// While the camera is closed there is one notice in place of pictures.
    /// </summary>
    IAsyncEnumerable<LivePicture> WatchAsync(CancellationToken cancellationToken);
}
