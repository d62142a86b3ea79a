using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Vision;

/// <summary>How frames become faces with expressions.</summary>
public sealed class FacePipelineOptions
{
    /// <summary>How detections become tracks.</summary>
    /// <value>Default: the defaults of <see cref="FaceTrackerOptions"/>.</value>
    [Required]
    public FaceTrackerOptions Tracker { get; set; } = new();

    /// <summary>A face's expression is classified again when its last result is older than this.</summary>
    /// <value>Default 0.5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// A face is classified again before <see cref="Refresh"/> when it changed by this much: the mean difference of an
    /// 8x8 sketch in standard deviations, 0 for no change to about 1 for another picture; or when it moved by this
    /// much of its width.
    /// </summary>
    /// <value>Default 0.25.</value>
    [Range(0.01, 10)]
    public float Change { get; set; } = 0.25f;

    /// <summary>
    /// Where no model over time is at hand, the time constant of the exponential average over a face's results: after this
    /// time an old result counts 37 %. Zero takes each result as it is.
    /// </summary>
    /// <value>Default 0.6 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Smoothing { get; set; } = TimeSpan.FromSeconds(0.6);
}
