using EmotionEdge.Devices;
using EmotionEdge.Inference;

namespace EmotionEdge.Analysis;

/// <summary>Reads the beginning of recordings, as the items of test data. Not thread-safe.</summary>
internal sealed class ClipReader(int maximumSamples)
{
    private readonly float[] _samples = new float[maximumSamples];

    /// <summary>What a file begins with, 16 kHz mono; valid until the next call.</summary>
    /// <exception cref="ItemUnreadableException">The file is missing, broken or no sound.</exception>
    public ReadOnlySpan<float> Read(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var sound = SoundFile.Open(file, cancellationToken);
            var filled = 0;
            while (filled < _samples.Length && sound.Read(_samples.AsSpan(filled)) is > 0 and var count)
                filled += count;
            return _samples.AsSpan(0, filled);
        }
        catch (MediaException exception)
        {
            throw new ItemUnreadableException(exception.Message, exception);
        }
    }
}
