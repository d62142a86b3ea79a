using EmotionEdge.Devices;

namespace Benchmarks.Material;

internal static class ClipSound
{
    /// <summary>All samples of a file's sound: mono, 16 kHz.</summary>
    public static float[] Read(string path)
    {
        using var file = SoundFile.Open(path);
        var all = new List<float>();
        var part = new float[SoundFile.SampleRate];
        for (int read; (read = file.Read(part)) > 0;)
            all.AddRange(part.AsSpan(0, read));
        return [.. all];
    }
}
