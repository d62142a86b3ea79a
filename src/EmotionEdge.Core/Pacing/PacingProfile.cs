namespace EmotionEdge.Core.Pacing;

/// <summary>How much the service may do; chosen while it runs.</summary>
public enum PacingProfile
{
    /// <summary>Half of the configured processor share, and half as many searches for faces; posture rests.</summary>
    Eco,

    /// <summary>As configured.</summary>
    Balanced,

    /// <summary>One and a half times the configured processor share, at most all, and twice as many searches for faces.</summary>
    Fast,
}
