namespace EmotionEdge.Core.Delivery;

/// <summary>A store of messages cannot be used now; the message says why and what to do.</summary>
/// <param name="message">For people.</param>
/// <param name="inner">The cause.</param>
public sealed class MessageStoreException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Whether all that was kept is gone from the store, so that it is to be added once more.</summary>
    public bool IsEmptied { get; init; }
}
