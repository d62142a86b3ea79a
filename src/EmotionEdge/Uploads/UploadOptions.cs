using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Uploads;

/// <summary>Files and texts that people give to be analysed. Section <c>uploads</c>.</summary>
internal sealed class UploadOptions
{
    /// <summary>The folder in which files wait for their analysis, and stay where their owner keeps them. Nothing else may be in it.</summary>
    /// <value>
    /// Defaults to <see langword="null"/>: <c>uploads</c> in the folder of the database, <c>storage.directory</c>.
    /// </value>
    public string? Directory { get; set; }

    /// <summary>The most bytes that one file may have.</summary>
    /// <value>Defaults to 536870912 (512 MiB).</value>
    [Range(1024L, 1L << 40)]
    public long MaximumBytes { get; set; } = 512L << 20;

    /// <summary>The most bytes that all files may take together, those that are kept included.</summary>
    /// <value>Defaults to 2147483648 (2 GiB).</value>
    [Range(1024L, 1L << 44)]
    public long QuotaBytes { get; set; } = 2L << 30;

    /// <summary>How many may be on their way or wait at once; half of them of one account.</summary>
    /// <value>Defaults to 8.</value>
    [Range(1, 1000)]
    public int Waiting { get; set; } = 8;

    /// <summary>The longest recording that is taken, by what it says of itself.</summary>
    /// <value>Defaults to 2 hours.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaximumDuration { get; set; } = TimeSpan.FromHours(2);

    /// <summary>An analysis that takes longer is given up.</summary>
    /// <value>Defaults to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaximumWork { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A file that comes more slowly than this many bytes a second, after half a minute of patience, is given up.</summary>
    /// <value>Defaults to 16384.</value>
    [Range(1, 1 << 30)]
    public int MinimumBytesPerSecond { get; set; } = 16384;

    /// <summary>Results older than this are removed, and with them the files that were kept.</summary>
    /// <value>Defaults to 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The most results that are kept; beyond that the oldest is removed.</summary>
    /// <value>Defaults to 500.</value>
    [Range(1, 100_000)]
    public int History { get; set; } = 500;
}
