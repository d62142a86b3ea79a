namespace EmotionEdge.Devices.Tests.Sound;

internal static class Decoded
{
    /// <summary>All samples of a file, read in blocks of an odd size.</summary>
    internal static float[] All(string path, CancellationToken cancellationToken)
    {
        using var file = SoundFile.Open(path, cancellationToken);
        return All(file);
    }

    internal static float[] All(SoundFile file)
    {
        var samples = new List<float>();
        var block = new float[1777];
        int read;
        while ((read = file.Read(block)) > 0)
            samples.AddRange(block.AsSpan(0, read));
        return [.. samples];
    }

    /// <summary>Frequency of a tone, from how often it crosses zero upwards in its middle half.</summary>
    internal static double Frequency(float[] samples)
    {
        var middle = samples.AsSpan(samples.Length / 4, samples.Length / 2);
        var crossings = 0;
        for (var i = 1; i < middle.Length; i++)
        {
            if (middle[i - 1] < 0 && middle[i] >= 0)
                crossings++;
        }

        return (double)crossings * SoundFile.SampleRate / middle.Length;
    }
}
