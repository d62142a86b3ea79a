using EmotionEdge.Core;
using EmotionEdge.Inference;
using EmotionEdge.Text.Tokens;

namespace EmotionEdge.Text.Encoder;

/// <summary>
/// The transformer of the manifest: tokens to emotion, valence and an embedding. It runs in lengths that are multiples of
/// eight; the tensors of a length are made when it is first needed, so that later runs allocate nothing. Not thread-safe.
/// </summary>
public sealed class TextEmotionModel : IDisposable
{
    /// <summary>Numbers of an embedding.</summary>
    public const int EmbeddingLength = 384;

    private const string Ids = "ids";
    private const string Attention = "attention";
    private const int LengthStep = 8;

    private readonly WordPieceTokenizer _tokenizer;
    private readonly RegisterPrior _prior;
    private readonly ModelSession _shortest;
    private readonly ModelSession?[] _sessions;
    private readonly long[] _tokens;
    private readonly float[] _logits = new float[EmotionScores.Count];
    private readonly float[] _probabilities = new float[EmotionScores.Count];
    private readonly float[] _embedding = new float[EmbeddingLength];

    private TextEmotionModel(ModelSession shortest, WordPieceTokenizer tokenizer, TextParameters parameters)
    {
        _shortest = shortest;
        _tokenizer = tokenizer;
        _prior = new RegisterPrior(parameters.Priors, parameters.Tau);
        _tokens = new long[parameters.Tokens];
        _sessions = new ModelSession?[(parameters.Tokens + LengthStep - 1) / LengthStep];
        _sessions[0] = shortest;
    }

    /// <summary>Opens one file of a model, with its vocabulary.</summary>
    /// <exception cref="ModelException">A file is missing or not what the manifest says.</exception>
    public static TextEmotionModel Open(ModelStore store, ModelInfo model, ModelFile file, TextParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(parameters);
        var tokenizer = new WordPieceTokenizer(Vocabulary.Load(store.LocateCompanion(model, "vocabulary"), parameters.Vocabulary));
        return new TextEmotionModel(store.Open(model, file, Shapes(LengthStep)), tokenizer, parameters);
    }

    /// <summary>The precision of the file in use.</summary>
    public Precision Precision => _shortest.Precision;

    /// <summary>The embedding of the last text, 384 numbers; the next text overwrites it.</summary>
    public ReadOnlySpan<float> Embedding => _embedding;

    /// <summary>Whether a text has no more tokens than the model reads.</summary>
    public bool Fits(ReadOnlySpan<char> text) => !_tokenizer.Encode(text, _tokens).Truncated;

    /// <summary>Reads a text; what has more tokens than the model reads is cut, and says so.</summary>
    /// <param name="text">English, emoji already named.</param>
    public TextEmotion Read(ReadOnlySpan<char> text)
    {
        var encoding = _tokenizer.Encode(text, _tokens);
        var size = (encoding.Length - 1) / LengthStep;
        var session = _sessions[size] ??= _shortest.WithShapes(Shapes((size + 1) * LengthStep));

        var ids = session.Int64Input(Ids);
        var attention = session.Int64Input(Attention);
        _tokens.AsSpan(0, encoding.Length).CopyTo(ids);
        ids[encoding.Length..].Clear();
        attention[..encoding.Length].Fill(1);
        attention[encoding.Length..].Clear();
        session.Run();

        session.Output("logits").CopyTo(_logits);
        _prior.Apply(session.Output("register"), _logits);
        session.Calibration.Apply(_logits, _probabilities);
        session.Output("embedding").CopyTo(_embedding);
        return new TextEmotion(EmotionScores.FromWeights(_probabilities), Math.Clamp(session.Output("valence")[0], -1, 1), encoding);
    }

    public void Dispose()
    {
        foreach (var session in _sessions)
            session?.Dispose();
    }

    private static InputShape[] Shapes(int length) => [new(Ids, 1, length), new(Attention, 1, length)];
}
