using Microsoft.ML.OnnxRuntime;

namespace EmotionEdge.Inference;

/// <summary>The weights of one file, shared by the sessions that run it in different shapes.</summary>
internal sealed class LoadedModel
{
    private int users = 1;

    // Before anything else touches the native runtime.
    static LoadedModel() => RuntimeTelemetry.Forbid();

    private LoadedModel(string path, InferenceSession session)
    {
        Path = path;
        Session = session;
    }

    public string Path { get; }

    public InferenceSession Session { get; }

    public static LoadedModel Load(string path, int threads)
    {
        try
        {
            using SessionOptions options = Options(threads);
            return new LoadedModel(path, new InferenceSession(path, options));
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"{path}: not a model that this program can open: {e.Message}. Install the models again.", e);
        }
    }

    public LoadedModel Share()
    {
        Interlocked.Increment(ref users);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref users) == 0)
            Session.Dispose();
    }

    internal static SessionOptions Options(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = Math.Clamp(threads, 1, Environment.ProcessorCount),
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = true,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        // Threads that wait for the next run would burn a core of a small board between frames.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }
}
