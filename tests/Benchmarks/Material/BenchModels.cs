using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Inference;
using EmotionEdge.Text;
using EmotionEdge.Text.SentiWordNet;
using EmotionEdge.Text.Vader;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace Benchmarks.Material;

/// <summary>The models of this repository, each run on one thread; what was opened lives until this is disposed.</summary>
internal sealed class BenchModels : IDisposable
{
    private readonly ModelStore _store = ModelStore.Load(new ModelOptions { IntraOpThreads = 1 });
    private readonly List<IDisposable> _opened = [];

    /// <summary>The precisions that the manifest has of the first model for a task, fp32 first.</summary>
    public IEnumerable<Precision> Precisions(ModelTask task) => _store.Find(task).Files.Select(file => file.Precision).Order();

    /// <summary>The precision that the service takes on this machine.</summary>
    public Precision Chosen(ModelTask task) => _store.Choose(_store.Find(task)).Precision;

    public ModelSession Session(ModelTask task, Precision precision)
    {
        var model = _store.Find(task);
        return Keep(_store.Open(model, File(model, precision)));
    }

    public FaceDetector Detector(Precision precision) =>
        new(Session(ModelTask.FaceDetection, precision), new FaceDetectorOptions());

    public ExpressionModel Expression(Precision precision) => new(Session(ModelTask.Face, precision));

    public PoseModel Poses(Precision precision) => new(Session(ModelTask.Posture, precision));

    /// <summary>Detector and expression as the service takes them.</summary>
    public FacePipeline Faces(FacePipelineOptions? options = null)
    {
        var expression = Expression(Chosen(ModelTask.Face));
        var overTime = new ExpressionOverTime(Session(ModelTask.FaceSequence, Chosen(ModelTask.FaceSequence)), expression.Embedding.Length);
        return new FacePipeline(
            new DistantSearch(Detector(Chosen(ModelTask.FaceDetection))), expression, options ?? new FacePipelineOptions(), TimeProvider.System, overTime);
    }

    /// <summary>Early fusion of the models that the service takes.</summary>
    public AttentionFusion Fusion() => new(
        Session(ModelTask.Fusion, Chosen(ModelTask.Fusion)),
        [_store.Find(ModelTask.FaceSequence), _store.Find(ModelTask.Speech), _store.Find(TextModels.IdOf(TextProfile.Full))]);

    public SileroVoiceActivity Voice() => Keep(SileroVoiceActivity.Open(_store));

    public SpeechEmotionModel Speech(Precision precision)
    {
        var model = _store.Find(ModelTask.Speech);
        return Keep(SpeechEmotionModel.Open(_store, model, File(model, precision)));
    }

    public SoundEventModel Sounds(Precision precision)
    {
        var model = _store.Find(ModelTask.Sound);
        return Keep(SoundEventModel.Open(_store, model, File(model, precision)));
    }

    /// <summary>VADER as its transcription in Python is: without names for emoji.</summary>
    public VaderAnalyzer Vader() => new(VaderLexicon.Load(Path.Combine(_store.Directory, "vader_lexicon.txt")));

    public SentiWordNetAnalyzer SentiWordNet() => new(SentiWordNetLexicon.Load(Path.Combine(_store.Directory, "sentiwordnet.tsv")));

    public TextAnalyzer Text(TextProfile profile)
    {
        var model = _store.Find(TextModels.IdOf(profile));
        return Keep(TextModels.Open(_store, model, _store.Choose(model)));
    }

    public void Dispose() => _opened.ForEach(opened => opened.Dispose());

    private static ModelFile File(ModelInfo model, Precision precision) =>
        model.File(precision) ?? throw new BenchmarkException($"The manifest has no {precision} file of {model.Id}.");

    private T Keep<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }
}
