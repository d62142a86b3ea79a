using EmotionEdge.Core.Analyses;

namespace EmotionEdge.Storage.Analyses;

internal sealed class AnalysisRow
{
    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset Submitted { get; init; }

    public required AnalysisState State { get; init; }

    public required double Progress { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public string? Result { get; init; }

    /// <summary>Of the result, so that lists need not read it.</summary>
    public string? Dominant { get; init; }

    public double? Confidence { get; init; }

    public string? Error { get; init; }

    public required bool IsKept { get; init; }

    public static AnalysisRow Of(AnalysisJob job) => new()
    {
        Id = job.Id,
        Owner = job.Owner,
        Name = job.Name,
        MediaType = job.MediaType,
        Bytes = job.Bytes,
        Submitted = job.Submitted,
        State = job.State,
        Progress = job.Progress,
        Ended = job.Ended,
        Result = job.Result,
        Dominant = job.Finding?.Dominant,
        Confidence = job.Finding?.Confidence,
        Error = job.Error,
        IsKept = job.IsKept,
    };

    public AnalysisJob ToJob() => new(Id, Owner, Name, MediaType, Bytes, Submitted)
    {
        State = State,
        Progress = Progress,
        Ended = Ended,
        Result = Result,
        Finding = Dominant is null ? null : new AnalysisFinding(Dominant, Confidence ?? 0),
        Error = Error,
        IsKept = IsKept,
    };
}
