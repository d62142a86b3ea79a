using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Core.Physiology;

/// <summary>How much a wearable counts. Section <c>fusion.physiology</c>.</summary>
public sealed class PhysiologyOptions
{
    /// <summary>How much a wearable counts in arousal against the senses; 0: not at all.</summary>
    /// <value>Defaults to 0.5.</value>
    [Range(0f, 10f)]
    public float Weight { get; set; } = 0.5f;

    /// <summary>After this time what it said counts half.</summary>
    /// <value>Defaults to 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a wearable must have reported before it is known what is usual for the person.</summary>
    /// <value>Defaults to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LearnFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After this time of reports, what was usual before counts about a third (1/e).</summary>
    /// <value>Defaults to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan TimeConstant { get; set; } = TimeSpan.FromHours(1);
}
