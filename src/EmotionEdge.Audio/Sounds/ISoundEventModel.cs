namespace EmotionEdge.Audio.Sounds;

/// <summary>From the features of a window to what is heard in it.</summary>
public interface ISoundEventModel : IDisposable
{
    /// <param name="features">Those of <see cref="SoundWindow"/>.</param>
    /// <param name="probabilities">Takes <see cref="SoundScores.Count"/> calibrated probabilities.</param>
    void Classify(ReadOnlySpan<float> features, Span<float> probabilities);
}
