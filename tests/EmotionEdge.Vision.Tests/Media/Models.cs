using EmotionEdge.Inference;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Opens the models of the repository; a precision that the manifest does not list skips the test.</summary>
public sealed class Models : IDisposable
{
    private readonly ModelStore _store = ModelStore.Load(new ModelOptions { IntraOpThreads = 1 });
    private readonly List<ModelSession> _sessions = [];

    public ModelSession Open(string id, Precision precision)
    {
        var model = _store.Find(id);
        var file = model.File(precision);
        Assert.SkipWhen(file is null, $"{id} has no {precision} file.");
        return _store.Open(model, file);
    }

    public FaceDetector Detector(Precision precision, FaceDetectorOptions? options = null) =>
        new(Keep(Open("blazeface-256", precision)), options ?? new FaceDetectorOptions());

    public ExpressionModel Expression(Precision precision) => new(Keep(Open("expression-48", precision)));

    public ExpressionOverTime OverTime(ExpressionModel expression) =>
        new(Keep(Open("expression-over-time", Precision.Fp32)), expression.Embedding.Length);

    public PoseModel Poses(Precision precision) => new(Keep(Open("movenet-lightning", precision)));

    public void Dispose() => _sessions.ForEach(session => session.Dispose());

    private ModelSession Keep(ModelSession session)
    {
        _sessions.Add(session);
        return session;
    }
}
