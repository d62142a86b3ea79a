using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Core.Pacing;

/// <summary>How much of the box the picture pipeline may use, and how old its results may be. Section <c>pacing</c>.</summary>
public sealed class PacingOptions
{
    /// <summary>How old a frame may be when its result is published.</summary>
    /// <value>Defaults to 150 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:05")]
    public TimeSpan MaxLatency { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>The share of the usable cores that the service may take.</summary>
    /// <value>Defaults to 0.6.</value>
    [Range(0.05, 1)]
    public double CpuShare { get; set; } = 0.6;

    /// <summary>A face's expression is looked at again when its last result is older than this.</summary>
    /// <value>Defaults to 0.5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Faces are searched for at most this often; in between they are tracked.</summary>
    /// <value>Defaults to 0.2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:10")]
    public TimeSpan DetectEvery { get; set; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Above this temperature the service takes half of its share, until it is 5 degrees cooler.</summary>
    /// <value>Defaults to 80 degrees Celsius.</value>
    [Range(40, 120)]
    public double HotCelsius { get; set; } = 80;
}
