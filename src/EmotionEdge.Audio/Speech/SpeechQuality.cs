namespace EmotionEdge.Audio.Speech;

/// <summary>How far a span of speech can be trusted.</summary>
internal static class SpeechQuality
{
    /// <summary>From this length on, length takes nothing away.</summary>
    private const double FullSeconds = 1.5;

    /// <summary>From this distance to the quiet parts on, noise takes nothing away.</summary>
    private const double FullDistance = 20;

    /// <param name="seconds">Length of the span.</param>
    /// <param name="loud">RMS amplitude of its loud parts.</param>
    /// <param name="quiet">RMS amplitude of its quiet parts.</param>
    /// <param name="voicing">Mean probability of speech.</param>
    /// <returns>The product of three shares, each 0..1.</returns>
    public static float Of(double seconds, double loud, double quiet, float voicing)
    {
        if (loud <= 0)
            return 0;
        var distance = 20 * Math.Log10(loud / Math.Max(quiet, 1e-6));
        var length = Math.Min(1, seconds / FullSeconds);
        var clarity = Math.Clamp(distance / FullDistance, 0.1, 1);
        return (float)(length * clarity * Math.Clamp(voicing, 0, 1));
    }
}
