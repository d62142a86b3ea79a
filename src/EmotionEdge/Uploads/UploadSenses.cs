using EmotionEdge.Analysis;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Text;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Uploads;

/// <summary>
/// The senses for what people give: models of their own for faces and speech, each of which works on the calling thread
/// alone, and the service's for words. Disposing gives their memory back. Not thread-safe.
/// </summary>
internal sealed class UploadSenses : ISenses, IDisposable
{
    private readonly SenseFactory _factory;
    private readonly FileSenses _files;
    private readonly Lazy<TextAnalyzer> _text;

    public UploadSenses(ModelOptions models, TextOptions textOptions, SoundOptions soundOptions, PostureOptions posture, Lazy<TextAnalyzer> text)
    {
        var calm = new ModelOptions
        {
            Directory = models.Directory,
            StateDirectory = models.StateDirectory,
            Precision = models.Precision,
            IntraOpThreads = 1,
        };
        _factory = new SenseFactory(ModelStore.Load(calm), textOptions, soundOptions);
        _files = new FileSenses(_factory, posture);
        _text = text;
    }

    public IReadOnlyList<ImageFace> FacesOf(VideoFrame picture) => _files.FacesOf(picture);

    public FacePipeline OpenFaces(TimeProvider time, FacePipelineOptions options) => _files.OpenFaces(time, options);

    public PosturePipeline? OpenPosture(TimeProvider time) => _files.OpenPosture(time);

    public IPoseModel? OpenPoses() => _files.OpenPoses();

    public SpeechPipeline OpenSpeech() => _files.OpenSpeech();

    public TextAnalyzer OpenText() => _text.Value;

    public IEarlyFusion OpenFusion() => _files.OpenFusion();

    public void Dispose() => _factory.Dispose();
}
