namespace EmotionEdge.Core.Alerts;

/// <summary>Where people answer alerts.</summary>
public interface IAlertDesk
{
    /// <summary>Somebody has seen an open alert: the same act as by MQTT.</summary>
    Task<AcknowledgeOutcome> AcknowledgeAsync(string id, CancellationToken cancellationToken);
}
