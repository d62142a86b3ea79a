using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Core.Status;
using EmotionEdge.Inference;
using EmotionEdge.Text;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Analysis;

/// <summary>
/// Opens the senses from the models of one store; what it opened lives until it is disposed. No two of them share a session,
/// so that each may work on a thread of its own.
/// </summary>
internal sealed class SenseFactory(ModelStore store, TextOptions text, SoundOptions sounds) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _opened = [];
    private readonly Dictionary<string, ModelStatus> _models = [];
    private TextAnalyzer? _text;

    /// <summary>The models that were opened so far, each once.</summary>
    public IReadOnlyList<ModelStatus> Models
    {
        get
        {
            lock (_lock)
                return [.. _models.Values];
        }
    }

    /// <summary>Faces of moving pictures.</summary>
    /// <param name="time">The clock of the frames' timestamps.</param>
    /// <param name="options">Left out: the defaults.</param>
    /// <exception cref="ModelException">A model is missing or not what the manifest says.</exception>
    public FacePipeline OpenFaces(TimeProvider time, FacePipelineOptions? options = null)
    {
        var detector = OpenDetector();
        var expression = OpenExpression();
        return new FacePipeline(new DistantSearch(detector), expression, options ?? new FacePipelineOptions(), time, OpenOverTime(expression));
    }

    /// <summary>Faces of single pictures.</summary>
    /// <param name="expression">The expression model to take; left out, the first of the manifest.</param>
    /// <param name="file">The file of it; left out, the store's choice.</param>
    /// <exception cref="ModelException">A model is missing or not what the manifest says.</exception>
    public ImageAnalyzer OpenImages(ModelInfo? expression = null, ModelFile? file = null) =>
        new(OpenDetector(), OpenExpression(expression, file));

    /// <summary>A stream of sound to emotions and, where they are wanted, to sounds without words.</summary>
    /// <param name="options">Left out: the defaults.</param>
    /// <exception cref="ModelException">A model is missing or not what the manifest says.</exception>
    public SpeechPipeline OpenSpeech(SpeechSegmenterOptions? options = null) => Keep(CreateSpeech(options));

    /// <summary>The same, for the caller to dispose.</summary>
    /// <inheritdoc cref="OpenSpeech"/>
    public SpeechPipeline CreateSpeech(SpeechSegmenterOptions? options = null)
    {
        var voice = SileroVoiceActivity.Open(store);
        SpeechEmotionModel? model = null;
        try
        {
            model = OpenSpeechModel();
            var heard = sounds.Enabled ? new SoundPipeline(OpenSoundModel(), sounds) : null;
            Note(ModelTask.VoiceActivity);
            return new SpeechPipeline(voice, model, options ?? new SpeechSegmenterOptions(), heard);
        }
        catch (ModelException)
        {
            model?.Dispose();
            voice.Dispose();
            throw;
        }
    }

    /// <summary>Single utterances, as data sets have them.</summary>
    /// <exception cref="ModelException">The model is missing or not what the manifest says.</exception>
    public SpeechClipAnalyzer OpenClips(ModelInfo? model = null, ModelFile? file = null) =>
        Keep(new SpeechClipAnalyzer(OpenSpeechModel(model, file)));

    /// <summary>Recordings of one sound each, as data sets have them.</summary>
    /// <exception cref="ModelException">The model is missing or not what the manifest says.</exception>
    public SoundClipAnalyzer OpenSounds(ModelInfo? model = null, ModelFile? file = null) =>
        Keep(new SoundClipAnalyzer(OpenSoundModel(model, file)));

    /// <summary>Written words; always the same analyzer, which is thread-safe.</summary>
    /// <exception cref="ModelException">A model or table is missing or not what the manifest says.</exception>
    public TextAnalyzer OpenText() => _text ??= OpenText(TextModel, store.Choose(TextModel));

    /// <summary>The same by one file of a model.</summary>
    /// <inheritdoc cref="OpenText()"/>
    public TextAnalyzer OpenText(ModelInfo model, ModelFile file)
    {
        var opened = Keep(TextModels.Open(store, model, file));
        Note(model, file);
        Note(ModelTask.Language);
        return opened;
    }

    /// <summary>
    /// Checks what <see cref="OpenText()"/> will open, and opens it when it is first wanted: most rooms never get a text, and
    /// the transformer takes memory.
    /// </summary>
    /// <inheritdoc cref="OpenText()"/>
    public Lazy<TextAnalyzer> PromiseText()
    {
        TextModels.Check(store, TextModel, store.Choose(TextModel));
        Note(TextModel, store.Choose(TextModel));
        Note(ModelTask.Language);
        return new Lazy<TextAnalyzer>(OpenText);
    }

    /// <summary>Early fusion of what these senses make.</summary>
    /// <exception cref="ModelException">The model is missing or not what the manifest says.</exception>
    public AttentionFusion OpenFusion()
    {
        var session = Keep(store.Open(store.Find(ModelTask.Fusion)));
        Note(ModelTask.Fusion);
        return new AttentionFusion(session, [store.Find(ModelTask.FaceSequence), store.Find(ModelTask.Speech), TextModel]);
    }

    public FaceDetector OpenDetector()
    {
        var session = Keep(store.Open(store.Find(ModelTask.FaceDetection)));
        Note(ModelTask.FaceDetection);
        return new FaceDetector(session, new FaceDetectorOptions());
    }

    public ExpressionModel OpenExpression(ModelInfo? model = null, ModelFile? file = null)
    {
        model ??= store.Find(ModelTask.Face);
        file ??= store.Choose(model);
        var session = Keep(store.Open(model, file));
        Note(model, file);
        return new ExpressionModel(session);
    }

    /// <exception cref="ModelException">The model is missing or not what the manifest says.</exception>
    public PoseModel OpenPoses()
    {
        var session = Keep(store.Open(store.Find(ModelTask.Posture)));
        Note(ModelTask.Posture);
        return new PoseModel(session);
    }

    /// <param name="expression">Whose looks it will follow.</param>
    /// <exception cref="ModelException">The model is missing or made for another expression model.</exception>
    public ExpressionOverTime OpenOverTime(ExpressionModel expression)
    {
        var session = Keep(store.Open(store.Find(ModelTask.FaceSequence)));
        Note(ModelTask.FaceSequence);
        return new ExpressionOverTime(session, expression.Embedding.Length);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var opened in _opened)
                opened.Dispose();
            _opened.Clear();
        }
    }

    private SpeechEmotionModel OpenSpeechModel(ModelInfo? model = null, ModelFile? file = null)
    {
        model ??= store.Find(ModelTask.Speech);
        file ??= store.Choose(model);
        var opened = SpeechEmotionModel.Open(store, model, file);
        Note(model, file);
        return opened;
    }

    private SoundEventModel OpenSoundModel(ModelInfo? model = null, ModelFile? file = null)
    {
        model ??= store.Find(ModelTask.Sound);
        file ??= store.Choose(model);
        var opened = SoundEventModel.Open(store, model, file);
        Note(model, file);
        return opened;
    }

    private ModelInfo TextModel => store.Find(TextModels.IdOf(text.Profile));

    private void Note(ModelTask task)
    {
        var model = store.Find(task);
        Note(model, store.Choose(model));
    }

    private void Note(ModelInfo model, ModelFile file)
    {
        lock (_lock)
            _models[model.Id] = ModelNames.StatusOf(model, file);
    }

    private T Keep<T>(T opened)
        where T : IDisposable
    {
        lock (_lock)
            _opened.Add(opened);
        return opened;
    }
}
