namespace EmotionEdge.Core.Analyses;

/// <summary>One file or text that somebody gave to be analysed, as it stands at one moment.</summary>
/// <param name="Id">Cannot be guessed.</param>
/// <param name="Owner">The account that gave it.</param>
/// <param name="Name">What the owner called it, fit to be shown; never a path.</param>
/// <param name="MediaType">What it is by its content, as a media type that no browser runs: <c>image/png</c>, <c>text/plain</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Submitted">When it came.</param>
public sealed record AnalysisJob(string Id, string Owner, string Name, string MediaType, long Bytes, DateTimeOffset Submitted)
{
    public AnalysisState State { get; init; }

    /// <summary>0..1.</summary>
    public double Progress { get; init; }

    /// <summary>When it came to its end; <see langword="null"/> before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>One object of JSON in the shape of <c>analyze --json</c>; <see langword="null"/> until it is done.</summary>
    public string? Result { get; init; }

    /// <summary>The gist of the result; <see langword="null"/> until it is done.</summary>
    public AnalysisFinding? Finding { get; init; }

    /// <summary>For people: why it failed and what to do; <see langword="null"/> where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The owner wants the file kept after the end.</summary>
    public bool IsKept { get; init; }

    public bool HasEnded => State >= AnalysisState.Done;
}
