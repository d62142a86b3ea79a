using EmotionEdge.Core.Delivery;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>A message that the broker has not acknowledged yet. The <see cref="Outbox"/> guards it.</summary>
internal sealed class WaitingMessage(StoredMessage stored, bool historical)
{
    public StoredMessage Stored { get; } = stored;

    /// <summary>Whether the broker was away when it was made or when it was first sent.</summary>
    public bool Historical { get; set; } = historical;
}
