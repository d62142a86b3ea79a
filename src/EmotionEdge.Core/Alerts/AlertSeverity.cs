namespace EmotionEdge.Core.Alerts;

/// <summary>How urgent an alert is; each has its own light and sound pattern.</summary>
public enum AlertSeverity
{
    Information,
    Warning,
    Critical,
}
