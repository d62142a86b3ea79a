using System.Numerics.Tensors;
using EmotionEdge.Core;
using EmotionEdge.Inference;

namespace EmotionEdge.Vision;

/// <summary>
/// The recurrent network over a face's looks (gated recurrent unit, Cho et al. 2014): smooths what flickers, holds on through
/// blinks and covered faces, and notices a change sooner than an average does. Allocates nothing per look. Not thread-safe; the
/// session stays the caller's.
/// </summary>
public sealed class ExpressionOverTime : IExpressionOverTime
{
    private const string ScoresName = "scores";
    private const string EmbeddingName = "embedding";
    private const string ElapsedName = "elapsed";
    private const string MemoryName = "state";
    private const string LogitsName = "logits";
    private const string NextName = "next";

    // Keeps the logarithm of an emotion ruled out finite.
    private const float Smallest = 1e-12f;

    private readonly ModelSession _session;

    /// <param name="session">Opened by a model store for one face at a time.</param>
    /// <param name="embeddingLength">Of the expression network whose looks it will follow.</param>
    /// <exception cref="ModelException">It is no such network, or made for another expression network.</exception>
    public ExpressionOverTime(ModelSession session, int embeddingLength)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        foreach (var name in (string[])[ScoresName, EmbeddingName, ElapsedName, MemoryName])
        {
            if (!session.InputNames.Contains(name))
                throw Unfit($"it has no input {name}");
        }

        foreach (var name in (string[])[LogitsName, NextName])
        {
            if (!session.OutputNames.Contains(name))
                throw Unfit($"it has no output {name}");
        }

        MemoryLength = session.Input(MemoryName).Length;
        if (session.Input(ScoresName).Length != EmotionScores.Count || session.Output(LogitsName).Length != EmotionScores.Count)
            throw Unfit($"{ScoresName} and {LogitsName} must have {EmotionScores.Count} numbers, one an emotion");
        if (session.Output(NextName).Length != MemoryLength)
            throw Unfit($"output {NextName} has {session.Output(NextName).Length} numbers, its input {MemoryName} has {MemoryLength}");
        if (session.Input(EmbeddingName).Length != embeddingLength)
            throw Unfit($"input {EmbeddingName} takes {session.Input(EmbeddingName).Length} numbers, the expression network gives {embeddingLength}");
    }

    /// <inheritdoc/>
    public int MemoryLength { get; }

    /// <inheritdoc/>
    public EmotionScores Follow(Span<float> memory, in EmotionScores look, ReadOnlySpan<float> embedding, TimeSpan? sinceLast)
    {
        var scores = _session.Input(ScoresName);
        TensorPrimitives.Add(look.AsSpan(), Smallest, scores);
        TensorPrimitives.Log(scores, scores);
        embedding.CopyTo(_session.Input(EmbeddingName));
        _session.Input(ElapsedName)[0] = (float)(sinceLast?.TotalSeconds ?? 0);
        memory.CopyTo(_session.Input(MemoryName));
        _session.Run();
        _session.Output(NextName).CopyTo(memory);

        Span<float> probabilities = stackalloc float[EmotionScores.Count];
        _session.Calibration.Apply(_session.Output(LogitsName), probabilities);
        return EmotionScores.FromWeights(probabilities);
    }

    private ModelException Unfit(string what) =>
        new($"{_session.Path}: not the network over time that fits: {what}. Install the models again, or correct the manifest.");
}
