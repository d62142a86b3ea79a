namespace EmotionEdge.Core.Physiology;

/// <summary>What a living person can have: beyond it a sensor is loose, off, or in another unit.</summary>
public static class PhysiologyLimits
{
    /// <summary>Beats a minute.</summary>
    public const float LowestHeartRate = 25;

    /// <summary>Beats a minute.</summary>
    public const float HighestHeartRate = 240;

    /// <summary>Microsiemens; W. Boucsein, "Electrodermal Activity" (2nd ed., 2012), has 1 to 40 as usual.</summary>
    public const float LowestSkinConductance = 0.05f;

    /// <summary>Microsiemens.</summary>
    public const float HighestSkinConductance = 100;
}
