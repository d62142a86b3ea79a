using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Core.Alerts;

/// <summary>When the room needs attention. Section <c>alerts</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>Whether alerts are raised at all.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Fused valence at or below this is negative enough to raise an alert.</summary>
    /// <value>Defaults to -0.3.</value>
    [Range(-1f, 0f)]
    public float RaiseBelowValence { get; set; } = -0.3f;

    /// <summary>Fused valence above this ends an alert; must lie above <see cref="RaiseBelowValence"/>.</summary>
    /// <value>Defaults to -0.15.</value>
    [Range(-1f, 1f)]
    public float ClearAboveValence { get; set; } = -0.15f;

    /// <summary>For how long it must stay negative before an alert is raised.</summary>
    /// <value>Defaults to 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RaiseAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long it must be better, or nothing be sensed, before an alert is cleared.</summary>
    /// <value>Defaults to 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClearAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many senses must be negative by themselves.</summary>
    /// <value>Defaults to 1.</value>
    [Range(1, ModalityWeights.Count)]
    public int MinimumModalities { get; set; } = 1;

    /// <summary>An alert that nobody acknowledges becomes critical after this time.</summary>
    /// <value>Defaults to 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After an alert was cleared, none is raised for this time.</summary>
    /// <value>Defaults to 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromMinutes(1);
}
