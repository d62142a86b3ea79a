using System.Numerics.Tensors;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Inference;

/// <summary>
/// The network of early fusion: one token a sense, self-attention over those that are present (Vaswani et al. 2017), attention
/// pooling. Not thread-safe; the session stays the caller's.
/// </summary>
public sealed class AttentionFusion : IEarlyFusion
{
    private const string ScoresName = "scores";
    private const string QualityName = "quality";
    private const string AgeName = "age";
    private const string PresentName = "present";
    private const string EmbeddedName = "embedded";
    private const string LogitsName = "logits";
    private const string AttentionName = "attention";
    private const string MadeForName = "madeFor";

    // Keeps the logarithm of an emotion ruled out finite.
    private const float Smallest = 1e-12f;

    private static readonly string[] EmbeddingNames = ["face", "speech", "text"];

    private readonly ModelSession _session;
    private readonly bool[] _known = new bool[IEarlyFusion.Senses];

    /// <param name="session">Opened by a model store.</param>
    /// <param name="senses">The models in use whose embeddings it will get, in the order of <see cref="Modality"/>.</param>
    /// <exception cref="ModelException">It is no such network.</exception>
    public AttentionFusion(ModelSession session, IReadOnlyList<ModelInfo> senses)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(senses);
        _session = session;
        Require(session.InputNames, [.. EmbeddingNames, ScoresName, QualityName, AgeName, PresentName, EmbeddedName], "input");
        Require(session.OutputNames, [LogitsName, AttentionName], "output");
        if (session.Input(ScoresName).Length != IEarlyFusion.Senses * EmotionScores.Count || session.Output(LogitsName).Length != EmotionScores.Count)
            throw Unfit($"{ScoresName} must have {IEarlyFusion.Senses} times {EmotionScores.Count} numbers and {LogitsName} {EmotionScores.Count}");
        for (var m = 0; m < _known.Length; m++)
            _known[m] = MadeFor(EmbeddingNames[m]) == $"{senses[m].Id} {senses[m].Version}";
    }

    /// <inheritdoc/>
    public Span<float> EmbeddingOf(Modality modality) => (int)modality < _known.Length && _known[(int)modality] ? _session.Input(EmbeddingNames[(int)modality]) : [];

    /// <inheritdoc/>
    public EmotionScores Fuse(ReadOnlySpan<SenseToken> senses, out ModalityWeights attention)
    {
        for (var m = 0; m < senses.Length; m++)
        {
            ref readonly var sense = ref senses[m];
            var scores = _session.Input(ScoresName).Slice(m * EmotionScores.Count, EmotionScores.Count);
            if (sense.IsPresent)
            {
                TensorPrimitives.Add(sense.Scores.AsSpan(), Smallest, scores);
                TensorPrimitives.Log(scores, scores);
            }
            else
            {
                scores.Clear();
            }

            if (!sense.IsEmbedded)
                _session.Input(EmbeddingNames[m]).Clear();
            _session.Input(QualityName)[m] = sense.IsPresent ? sense.Quality : 0;
            _session.Input(AgeName)[m] = sense.IsPresent ? sense.HalfLives : 0;
            _session.Input(PresentName)[m] = sense.IsPresent ? 1 : 0;
            _session.Input(EmbeddedName)[m] = sense.IsEmbedded ? 1 : 0;
        }

        _session.Run();
        attention = default;
        for (var m = 0; m < senses.Length; m++)
            attention[m] = senses[m].IsPresent ? _session.Output(AttentionName)[m] : 0;
        Span<float> probabilities = stackalloc float[EmotionScores.Count];
        _session.Calibration.Apply(_session.Output(LogitsName), probabilities);
        return EmotionScores.FromWeights(probabilities);
    }

    /// <summary>The id and version of the model whose embeddings it was trained on, as the manifest has them.</summary>
    private string? MadeFor(string sense) =>
        _session.Model?.Other is { } other && other.TryGetValue(MadeForName, out var models) && models.ValueKind == JsonValueKind.Object
            && models.TryGetProperty(sense, out var name)
            ? name.GetString()
            : null;

    private void Require(IReadOnlyList<string> has, string[] needs, string what)
    {
        if (needs.FirstOrDefault(name => !has.Contains(name)) is { } missing)
            throw Unfit($"it has no {what} {missing}");
    }

    private ModelException Unfit(string what) =>
        new($"{_session.Path}: not a network for fusion: {what}. Install the models again, or correct the manifest.");
}
