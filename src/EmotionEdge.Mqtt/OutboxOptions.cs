using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Mqtt;

/// <summary>What is kept for the broker while it is away. Section <c>outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "outbox";

    /// <summary>The folder of the file in which alerts and statuses wait over restarts and power cuts.</summary>
    /// <value>
    /// Defaults to <see langword="null"/>: the service's state folder (<c>$STATE_DIRECTORY</c>, which systemd sets); where
    /// there is none, they wait in memory only.
    /// </value>
    public string? Directory { get; set; }

    /// <summary>How many alerts wait; beyond that the oldest is dropped, with an error in the log.</summary>
    /// <value>Defaults to 10000.</value>
    [Range(1, 100_000)]
    public int AlertCapacity { get; set; } = 10_000;

    /// <summary>How many statuses wait; beyond that the oldest is dropped.</summary>
    /// <value>Defaults to 500.</value>
    [Range(0, 10_000)]
    public int StatusCapacity { get; set; } = 500;

    /// <summary>How many summaries wait, in memory; beyond that the oldest is dropped. 0: none.</summary>
    /// <value>Defaults to 600: ten minutes.</value>
    [Range(0, 100_000)]
    public int SummaryCapacity { get; set; } = 600;

    /// <summary>How many bytes of summaries wait at most.</summary>
    /// <value>Defaults to 524288 (512 KiB).</value>
    [Range(0, 64 << 20)]
    public int SummaryBytes { get; set; } = 512 << 10;

    /// <summary>Summaries older than this are not sent any more.</summary>
    /// <value>Defaults to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SummaryAge { get; set; } = TimeSpan.FromHours(1);
}
