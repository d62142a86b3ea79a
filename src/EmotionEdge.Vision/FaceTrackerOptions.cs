using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Vision;

/// <summary>How detections become tracks.</summary>
public sealed class FaceTrackerOptions
{
    /// <summary>Detections in a row before a track counts as a face; a blob that is seen once is none.</summary>
    /// <value>Default 2.</value>
    [Range(1, 100)]
    public int ConfirmAfter { get; set; } = 2;

    /// <summary>
    /// The least score, 0..1, that one of a track's detections must have had before it counts as a face; hands are taken
    /// for faces with scores up to about 0.65, for a few frames.
    /// </summary>
    /// <value>Default 0.7.</value>
    [Range(0.0, 1.0)]
    public float ConfirmScore { get; set; } = 0.7f;

    /// <summary>How long a confirmed track may go unseen before it is dropped.</summary>
    /// <value>Default 1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DropAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The least distance-IoU (-1..1) between where a track is expected and a detection for the two to be the same face;
    /// below 0 lets faces that move by nearly their own width between two detections keep their track.
    /// </summary>
    /// <value>Default -0.1: about 0.8 widths.</value>
    [Range(-1.0, 1.0)]
    public float MatchThreshold { get; set; } = -0.1f;
}
