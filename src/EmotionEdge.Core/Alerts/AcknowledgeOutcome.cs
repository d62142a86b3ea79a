namespace EmotionEdge.Core.Alerts;

/// <summary>What came of acknowledging an alert.</summary>
public enum AcknowledgeOutcome
{
    Acknowledged,

    /// <summary>Somebody was faster.</summary>
    WasAcknowledged,

    /// <summary>There is none of this id, or it is over.</summary>
    NotOpen,
}
