namespace EmotionEdge.CommandLine;

/// <summary>Shares as bars of letters.</summary>
internal static class Bars
{
    /// <param name="share">0..1.</param>
    /// <param name="length">Letters of a full bar.</param>
    public static string Of(double share, int length) =>
        new('█', (int)Math.Round(Math.Clamp(share, 0, 1) * length, MidpointRounding.AwayFromZero));
}
