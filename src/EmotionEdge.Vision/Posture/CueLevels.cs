namespace EmotionEdge.Vision.Posture;

/// <summary>When a cue begins and ends. What lies between the two levels changes nothing.</summary>
/// <param name="On">From this value on it is shown.</param>
/// <param name="Off">Down to this value it is not shown any more.</param>
/// <param name="After">For so many seconds the value must say so.</param>
internal readonly record struct CueLevels(float On, float Off, double After)
{
    /// <summary>Of <see cref="MotionMeter.Agitation"/>.</summary>
    public static readonly CueLevels Agitation = new(0.5f, 0.35f, 1);

    /// <summary>Of the negative <see cref="BodyMeasures.HandDistance"/>.</summary>
    public static readonly CueLevels HandToFace = new(-0.9f, -1.2f, 0.5);

    /// <summary>Of <see cref="BodyMeasures.HeadPitch"/>.</summary>
    public static readonly CueLevels HeadDown = new(25, 15, 1);

    /// <summary>Of <see cref="BodyMeasures.Crossing"/>.</summary>
    public static readonly CueLevels ArmsCrossed = new(0.12f, 0.04f, 1);

    /// <summary>Of <see cref="LeanMeter.Update"/>.</summary>
    public static readonly CueLevels LeaningIn = new(0.15f, 0.08f, 1);
}
