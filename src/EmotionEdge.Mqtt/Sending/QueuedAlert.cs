using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>An alert that the broker has not acknowledged yet. The <see cref="Outbox"/> guards it.</summary>
internal sealed class QueuedAlert(AlertEvent alert)
{
    public AlertEvent Event { get; } = alert;

    /// <summary>Whether the broker was away when it happened or when it was first sent.</summary>
    public bool Historical { get; set; }

    /// <summary>Its sequence number, given when it is first sent.</summary>
    public long? Seq { get; set; }
}
