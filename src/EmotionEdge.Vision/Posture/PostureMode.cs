namespace EmotionEdge.Vision.Posture;

/// <summary>Whether posture is looked at.</summary>
public enum PostureMode
{
    /// <summary>But for small boards: Arm processors without dot product (Raspberry Pi 4 and older), and boxes with a single core.</summary>
    Auto,
    On,
    Off,
}
