namespace EmotionEdge.Audio.Voice;

/// <summary>Says of each 32 ms whether somebody speaks. Carries a state from chunk to chunk.</summary>
public interface IVoiceActivityModel : IDisposable
{
    /// <summary>Probability of speech in the next chunk, 0..1.</summary>
    /// <param name="chunk"><see cref="SileroVoiceActivity.ChunkLength"/> samples of 16 kHz mono.</param>
    float Probability(ReadOnlySpan<float> chunk);

    /// <summary>Forgets what was heard: the next chunk begins a new stream.</summary>
    void Reset();
}
