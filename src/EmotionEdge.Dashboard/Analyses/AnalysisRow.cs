using System.Text.Json;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>An analysis in the list: without its result, but with what that says as a whole.</summary>
internal sealed record AnalysisRow(
    string Id,
    string Name,
    string MediaType,
    long Bytes,
    string State,
    double Progress,
    DateTimeOffset Submitted,
    DateTimeOffset? Ended,
    bool Kept,
    string? Error,
    string? Dominant,
    double? Confidence)
{
    public static AnalysisRow Of(AnalysisJob job)
    {
        using var result = job.Result is { } text ? JsonDocument.Parse(text) : null;
        return new AnalysisRow(
            job.Id,
            job.Name,
            job.MediaType,
            job.Bytes,
            Answers.Name(job.State),
            Math.Round(job.Progress, 3),
            job.Submitted,
            job.Ended,
            job.IsKept,
            job.Error,
            result?.RootElement.GetProperty("dominant").GetString(),
            result?.RootElement.GetProperty("confidence").GetDouble());
    }
}
