namespace EmotionEdge.Core.Delivery;

/// <summary>Keeps what waits for the broker over restarts and power cuts. One caller at a time.</summary>
public interface IMessageStore
{
    /// <summary>Everything that is kept, in order.</summary>
    /// <exception cref="MessageStoreException">It cannot be read; a later call may succeed.</exception>
    StoredMessages Load();

    /// <summary>
    /// Adds and removes, all or nothing. What was added is safe from a power cut when this returns; what was removed may
    /// come back after one. Adding what is there already and removing what is not changes nothing.
    /// </summary>
    /// <param name="change">What to do.</param>
    /// <exception cref="MessageStoreException">Nothing was changed; a later call may succeed.</exception>
    void Write(StoredChange change);
}
