using EmotionEdge.Audio.Features;
using EmotionEdge.Core;
using EmotionEdge.Inference;

namespace EmotionEdge.Audio.Speech;

/// <summary>
/// The CNN + BiGRU of the manifest. It takes any number of frames; tensors are kept for every 80 ms of length, a step of
/// the GRU, made when first needed, so that later runs allocate nothing. What is over is left out evenly at both ends: with
/// half a second in place of 80 ms, that costs up to four points of recall. Not thread-safe.
/// </summary>
public sealed class SpeechEmotionModel : ISpeechEmotionModel
{
    private const int ShortestFrames = 48;
    private const int FrameStep = 8;

    /// <summary>About 10 s; the middle of longer clips is taken.</summary>
    private const int LongestFrames = ShortestFrames + (118 * FrameStep);

    private readonly ModelSession _shortest;
    private ModelSession _last;
    private readonly ModelSession?[] _sessions = new ModelSession?[((LongestFrames - ShortestFrames) / FrameStep) + 1];
    private readonly float[] _probabilities = new float[EmotionScores.Count];

    private SpeechEmotionModel(ModelSession shortest)
    {
        _shortest = _last = shortest;
        _sessions[0] = shortest;
    }

    public int MinimumFrames => ShortestFrames;

    /// <summary>Opens the model of a store.</summary>
    /// <exception cref="ModelException">It is missing or not what the manifest says.</exception>
    public static SpeechEmotionModel Open(ModelStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var model = store.Find(ModelTask.Speech);
        return new SpeechEmotionModel(store.Open(model, Shape(ShortestFrames)));
    }

    /// <summary>Opens one file of a model.</summary>
    /// <inheritdoc cref="Open(ModelStore)"/>
    public static SpeechEmotionModel Open(ModelStore store, ModelInfo model, ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new SpeechEmotionModel(store.Open(model, file, Shape(ShortestFrames)));
    }

    /// <summary>The precision of the file in use.</summary>
    public Precision Precision => _shortest.Precision;

    public ReadOnlySpan<float> Embedding => _last.Output("embedding");

    public SpeechEmotion Classify(ReadOnlySpan<float> features, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, ShortestFrames);
        var size = Math.Min((frames - ShortestFrames) / FrameStep, _sessions.Length - 1);
        var used = ShortestFrames + (size * FrameStep);
        var session = _sessions[size] ??= _shortest.WithShapes(Shape(used));

        features.Slice((frames - used) / 2 * SpeechFeatures.Width, used * SpeechFeatures.Width).CopyTo(session.Input("features"));
        session.Run();
        _last = session;
        session.Calibration.Apply(session.Output("logits"), _probabilities);
        var affect = session.Output("affect");
        return new SpeechEmotion(
            EmotionScores.FromWeights(_probabilities),
            new Affect(Math.Clamp(affect[0], -1, 1), Math.Clamp(affect[1], 0, 1)));
    }

    public void Dispose()
    {
        foreach (var session in _sessions)
            session?.Dispose();
    }

    private static InputShape Shape(int frames) => new("features", [1, frames, SpeechFeatures.Width]);
}
