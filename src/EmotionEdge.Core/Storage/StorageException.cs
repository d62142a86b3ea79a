namespace EmotionEdge.Core.Storage;

/// <summary>The store of the service cannot be read or written now. The message says why and what to do.</summary>
/// <param name="message">For people.</param>
/// <param name="inner">The cause.</param>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>There is no room left on the disk; reading goes on.</summary>
    public bool IsFull { get; init; }
}
