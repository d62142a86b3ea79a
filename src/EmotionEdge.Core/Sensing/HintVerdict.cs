namespace EmotionEdge.Core.Sensing;

/// <summary>What a moment says about a hint.</summary>
public enum HintVerdict
{
    /// <summary>Nothing either way: an empty room says nothing about its light, a quiet one nothing about clipping.</summary>
    Open,

    /// <summary>The hint does not hold.</summary>
    Good,

    /// <summary>The hint holds.</summary>
    Bad,
}
