using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.History;

/// <summary>What is kept of the room's moods. Section <c>history</c>.</summary>
internal sealed class HistoryOptions
{
    /// <summary>Whether moods are kept, by the minute.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// A minute is kept only where at least so many people were seen, or heard, at once: a number that stands for several
    /// people says little of one of them.
    /// </summary>
    /// <value>Defaults to 1.</value>
    [Range(1, 100)]
    public int MinimumPeople { get; set; } = 1;

    /// <summary>Minutes older than this are forgotten.</summary>
    /// <value>Defaults to 90 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);
}
