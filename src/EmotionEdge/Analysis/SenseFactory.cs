using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Core.Status;
using EmotionEdge.Inference;
using EmotionEdge.Text;
using EmotionEdge.Text.Vader;
using EmotionEdge.Vision;

namespace EmotionEdge.Analysis;

/// <summary>
/// Opens the senses from the models of one store; what it opened lives until it is disposed. No two of them share a session,
/// so that each may work on a thread of its own. Opening is not thread-safe.
/// </summary>
internal sealed class SenseFactory(ModelStore store) : IDisposable
{
    /// <summary>The words that VADER knows, beside the manifest.</summary>
    private const string LexiconFile = "vader_lexicon.txt";

    private readonly List<IDisposable> _opened = [];
    private readonly Dictionary<string, ModelStatus> _models = [];
    private TextAnalyzer? _text;

    /// <summary>The models that were opened so far, each once.</summary>
    public IReadOnlyList<ModelStatus> Models => [.. _models.Values];

    /// <summary>Faces of moving pictures.</summary>
    /// <param name="time">The clock of the frames' timestamps.</param>
    /// <param name="options">Left out: the defaults.</param>
    /// <exception cref="ModelException">A model is missing or not what the manifest says.</exception>
    public FacePipeline OpenFaces(TimeProvider time, FacePipelineOptions? options = null) =>
        new(OpenDetector(), OpenExpression(), options ?? new FacePipelineOptions(), time);

    /// <summary>Faces of single pictures.</summary>
    /// <param name="expression">The expression model to take; left out, the first of the manifest.</param>
    /// <param name="file">The file of it; left out, the store's choice.</param>
    /// <exception cref="ModelException">A model is missing or not what the manifest says.</exception>
    public ImageAnalyzer OpenImages(ModelInfo? expression = null, ModelFile? file = null) =>
        new(OpenDetector(), OpenExpression(expression, file));

    /// <summary>A stream of sound to emotions.</summary>
    /// <param name="options">Left out: the defaults.</param>
    /// <exception cref="ModelException">A model is missing or not what the manifest says.</exception>
    public SpeechPipeline OpenSpeech(SpeechSegmenterOptions? options = null) => Keep(CreateSpeech(options));

    /// <summary>The same, for the caller to dispose.</summary>
    /// <inheritdoc cref="OpenSpeech"/>
    public SpeechPipeline CreateSpeech(SpeechSegmenterOptions? options = null)
    {
        var voice = SileroVoiceActivity.Open(store);
        try
        {
            var model = OpenSpeechModel();
            Note(ModelTask.VoiceActivity);
            return new SpeechPipeline(voice, model, options ?? new SpeechSegmenterOptions());
        }
        catch (ModelException)
        {
            voice.Dispose();
            throw;
        }
    }

    /// <summary>Single utterances, as data sets have them.</summary>
    /// <exception cref="ModelException">The model is missing or not what the manifest says.</exception>
    public SpeechClipAnalyzer OpenClips(ModelInfo? model = null, ModelFile? file = null) =>
        Keep(new SpeechClipAnalyzer(OpenSpeechModel(model, file)));

    /// <summary>Written words; always the same analyzer, which is thread-safe.</summary>
    /// <exception cref="ModelException">A table is missing or not what the manifest says.</exception>
    public TextAnalyzer OpenText() => _text ??= OpenTables(store.Find(ModelTask.Text));

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

    public void Dispose()
    {
        foreach (var opened in _opened)
            opened.Dispose();
        _opened.Clear();
    }

    private SpeechEmotionModel OpenSpeechModel(ModelInfo? model = null, ModelFile? file = null)
    {
        model ??= store.Find(ModelTask.Speech);
        file ??= store.Choose(model);
        var opened = SpeechEmotionModel.Open(store, model, file);
        Note(model, file);
        return opened;
    }

    private TextAnalyzer OpenTables(ModelInfo model)
    {
        var file = store.Choose(model);
        var table = store.Locate(model, file);
        var lexicon = Path.Combine(store.Directory, LexiconFile);
        try
        {
            var analyzer = new TextAnalyzer(new VaderAnalyzer(VaderLexicon.Load(lexicon)), EmotionTable.Load(table));
            Note(model, file);
            return analyzer;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ModelException($"{lexicon}: the words of model {model.Id} cannot be read: {exception.Message} Install the models again.", exception);
        }
    }

    private void Note(ModelTask task)
    {
        var model = store.Find(task);
        Note(model, store.Choose(model));
    }

    private void Note(ModelInfo model, ModelFile file) => _models[model.Id] = ModelNames.StatusOf(model, file);

    private T Keep<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }
}
