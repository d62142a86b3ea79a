using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Vision;

/// <summary>When something in the picture counts as a face.</summary>
public sealed class FaceDetectorOptions
{
    /// <summary>The least score of a face, 0..1.</summary>
    /// <value>Default 0.5, the one that MediaPipe ships.</value>
    [Range(0.05, 0.99)]
    public float Threshold { get; set; } = 0.5f;

    /// <summary>From which intersection over union two boxes are the same face, 0..1.</summary>
    /// <value>Default 0.3, the one that MediaPipe ships.</value>
    [Range(0.05, 0.95)]
    public float Overlap { get; set; } = 0.3f;
}
