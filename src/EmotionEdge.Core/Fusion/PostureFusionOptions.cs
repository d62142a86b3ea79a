using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Core.Fusion;

/// <summary>How much posture counts. Section <c>fusion.posture</c>.</summary>
public sealed class PostureFusionOptions
{
    /// <summary>How much posture counts in arousal against the senses, and whether it counts in stress; 0: not at all.</summary>
    /// <value>Defaults to 0.3.</value>
    [Range(0f, 10f)]
    public float Weight { get; set; } = 0.3f;

    /// <summary>After this time what it said counts half.</summary>
    /// <value>Defaults to 2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromSeconds(2);
}
