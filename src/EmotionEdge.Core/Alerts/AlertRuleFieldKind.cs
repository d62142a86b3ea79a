namespace EmotionEdge.Core.Alerts;

/// <summary>What the values of a rule's key are.</summary>
public enum AlertRuleFieldKind
{
    Text,
    Number,
    Whole,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary><c>hh:mm:ss</c>, a day as <c>1.00:00:00</c>.</summary>
    Duration,

    /// <summary><c>hh:mm</c>, local time.</summary>
    TimeOfDay,
}
