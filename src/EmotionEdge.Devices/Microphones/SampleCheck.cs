namespace EmotionEdge.Devices;

/// <summary>Looks for samples that are not numbers; one of them would spoil every model state behind it for good.</summary>
internal static class SampleCheck
{
    /// <summary>Replaces what is not finite by silence and says how many there were.</summary>
    internal static int Mend(Span<float> samples)
    {
        var mended = 0;
        foreach (ref var sample in samples)
        {
            if (float.IsFinite(sample))
                continue;
            sample = 0;
            mended++;
        }

        return mended;
    }
}
