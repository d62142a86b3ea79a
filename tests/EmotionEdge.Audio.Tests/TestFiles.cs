using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EmotionEdge.Inference;

namespace EmotionEdge.Audio.Tests;

/// <summary>Recordings and reference vectors.</summary>
internal static class TestFiles
{
    public static string Vectors => Path.Combine(AppContext.BaseDirectory, "Vectors");

    /// <summary>Reference vectors beside the repository; tests that need them skip where they are not.</summary>
    public static string Golden { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/golden/audio"));

    public static ModelStore Models { get; } = ModelStore.Load(new ModelOptions { IntraOpThreads = 1 });

    /// <summary>16-bit mono samples of a .wav file with the plain 44-byte header.</summary>
    public static float[] Wav(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan(44);
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32768f;
        return samples;
    }

    public static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    public static double[] Doubles(float[] samples) => Array.ConvertAll(samples, sample => (double)sample);

    public static float[] Sine(double hertz, double seconds, int rate = 16000, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    public static double LargestDifference(ReadOnlySpan<float> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 0;
        for (var i = 0; i < expected.Length; i++)
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        return largest;
    }
}
