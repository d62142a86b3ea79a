using EmotionEdge.Inference;

namespace EmotionEdge.Audio.Voice;

/// <summary>Silero VAD, version 6 (MIT): a small recurrent network over 512 samples with the 64 before them.</summary>
public sealed class SileroVoiceActivity(ModelSession session) : IVoiceActivityModel
{
    /// <summary>Samples a chunk, 32 ms.</summary>
    public const int ChunkLength = 512;

    private const int ContextLength = 64;

    private readonly float[] _context = new float[ContextLength];

    /// <summary>Opens the model of a store.</summary>
    /// <exception cref="ModelException">It is missing or not what the manifest says.</exception>
    public static SileroVoiceActivity Open(ModelStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new SileroVoiceActivity(store.Open(store.Find(ModelTask.VoiceActivity)));
    }

    public float Probability(ReadOnlySpan<float> chunk)
    {
        if (chunk.Length != ChunkLength)
            throw new ArgumentException($"{chunk.Length} samples given, {ChunkLength} expected.", nameof(chunk));

        var input = session.Input("input");
        _context.CopyTo(input);
        chunk.CopyTo(input[ContextLength..]);
        chunk[^ContextLength..].CopyTo(_context);

        session.Run();
        session.Output("stateN").CopyTo(session.Input("state"));
        return session.Output("output")[0];
    }

    public void Reset()
    {
        _context.AsSpan().Clear();
        session.Input("state").Clear();
    }

    public void Dispose() => session.Dispose();
}
