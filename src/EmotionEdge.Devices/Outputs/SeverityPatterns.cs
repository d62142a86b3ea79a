using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Devices;

/// <summary>What one severity looks and sounds like.</summary>
public sealed class SeverityPatterns
{
    /// <summary>The alert light.</summary>
    [EnumDataType(typeof(AlertPattern))]
    public AlertPattern Light { get; set; }

    /// <summary>The buzzer.</summary>
    [EnumDataType(typeof(AlertPattern))]
    public AlertPattern Sound { get; set; }
}
