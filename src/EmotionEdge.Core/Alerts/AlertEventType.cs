namespace EmotionEdge.Core.Alerts;

/// <summary>What happened to an alert.</summary>
public enum AlertEventType
{
    Raised,
    Escalated,
    Acknowledged,
    Cleared,
}
