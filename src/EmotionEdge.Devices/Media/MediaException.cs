namespace EmotionEdge.Devices;

/// <summary>A camera, media file or stream that cannot be used: which one, what is wrong with it, what to do.</summary>
public sealed class MediaException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="source">The file, device or address.</param>
    /// <param name="problem">What is wrong, without a full stop.</param>
    /// <param name="advice">What to do, a whole sentence.</param>
    /// <param name="inner">What led to it.</param>
    public MediaException(string source, string problem, string advice, Exception? inner = null)
        : base($"{source}: {problem}. {advice}", inner)
    {
        MediaSource = source;
        Problem = problem;
        Advice = advice;
    }

    /// <summary>The file, device or address.</summary>
    public string MediaSource { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do.</summary>
    public string Advice { get; }
}
