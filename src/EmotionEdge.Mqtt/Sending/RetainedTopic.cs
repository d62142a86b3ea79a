namespace EmotionEdge.Mqtt.Sending;

/// <summary>
/// A topic on which only the newest value counts: a value that was not sent yet is replaced by the next one. Not
/// thread-safe; the <see cref="Outbox"/> guards it.
/// </summary>
internal abstract class RetainedTopic
{
    public bool Unsent { get; protected set; }

    /// <summary>Sends the newest value again, if there is one: the broker may have forgotten it.</summary>
    public abstract void Renew();

    /// <summary>How long the newest value has to wait; zero if it is due. Only for an unsent one.</summary>
    public abstract TimeSpan DueIn(long now);

    public abstract OutgoingMessage Take(long now, long seq);
}
