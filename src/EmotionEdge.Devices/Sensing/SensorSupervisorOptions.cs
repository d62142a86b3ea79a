using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Devices;

/// <summary>How patient a <see cref="SensorSupervisor"/> is.</summary>
public sealed class SensorSupervisorOptions
{
    /// <summary>Silence after which a sensor counts as stalled.</summary>
    /// <value>5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan StallAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stalled sensor may take to recover before it is given up and opened anew.</summary>
    /// <value>5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long opening may take.</summary>
    /// <value>20 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The shortest wait before opening again.</summary>
    /// <value>1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MinimumBackOff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before opening again.</summary>
    /// <value>30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan MaximumBackOff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a sensor must have delivered for the back-off to start over at its minimum.</summary>
    /// <value>30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many readers may hang in a driver at once; beyond that nothing is opened until one returns.</summary>
    /// <value>4.</value>
    [Range(1, 64)]
    public int MaximumHangingReaders { get; set; } = 4;
}
