using EmotionEdge.Audio.Features;
using EmotionEdge.Inference;

namespace EmotionEdge.Audio.Sounds;

/// <summary>The CNN of the manifest. Runs allocate nothing. Not thread-safe.</summary>
public sealed class SoundEventModel : ISoundEventModel
{
    private readonly ModelSession _session;

    private SoundEventModel(ModelSession session) => _session = session;

    /// <summary>The precision of the file in use.</summary>
    public Precision Precision => _session.Precision;

    /// <summary>Opens the model of a store.</summary>
    /// <exception cref="ModelException">It is missing or not what the manifest says.</exception>
    public static SoundEventModel Open(ModelStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var model = store.Find(ModelTask.Sound);
        return Open(store, model, store.Choose(model));
    }

    /// <summary>Opens one file of a model.</summary>
    /// <inheritdoc cref="Open(ModelStore)"/>
    public static SoundEventModel Open(ModelStore store, ModelInfo model, ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new SoundEventModel(store.Open(model, file, new InputShape("features", [1, SoundWindow.Frames, LogMel.Bands])));
    }

    /// <inheritdoc/>
    public void Classify(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        features.CopyTo(_session.Input("features"));
        _session.Run();
        _session.Calibration.Apply(_session.Output("logits"), probabilities);
    }

    public void Dispose() => _session.Dispose();
}
