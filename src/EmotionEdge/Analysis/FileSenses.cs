using EmotionEdge.Audio.Speech;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Text;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Analysis;

/// <summary>
/// The senses for one file after the other: each model is opened when the first file needs it, and those for faces serve all
/// files. Not thread-safe.
/// </summary>
internal sealed class FileSenses(SenseFactory factory, PostureOptions posture) : ISenses
{
    private FaceDetector? _detector;
    private ExpressionModel? _expression;
    private ExpressionOverTime? _overTime;
    private AttentionFusion? _fusion;
    private PoseModel? _poses;

    private FaceDetector Detector => _detector ??= factory.OpenDetector();

    private ExpressionModel Expression => _expression ??= factory.OpenExpression();

    public IReadOnlyList<ImageFace> FacesOf(VideoFrame picture) => new ImageAnalyzer(Detector, Expression).Analyze(picture);

    public FacePipeline OpenFaces(TimeProvider time, FacePipelineOptions options) =>
        new(new DistantSearch(Detector), Expression, options, time, _overTime ??= factory.OpenOverTime(Expression));

    public PosturePipeline? OpenPosture(TimeProvider time) => OpenPoses() is { } poses
        ? new PosturePipeline(poses, new PostureOptions { Every = TimeSpan.FromSeconds(VideoFaces.Step / 2), People = posture.People }, time)
        : null;

    public IPoseModel? OpenPoses() => posture.IsOn ? _poses ??= factory.OpenPoses() : null;

    public SpeechPipeline OpenSpeech() => factory.CreateSpeech();

    public TextAnalyzer OpenText() => factory.OpenText();

    public IEarlyFusion OpenFusion() => _fusion ??= factory.OpenFusion();
}
