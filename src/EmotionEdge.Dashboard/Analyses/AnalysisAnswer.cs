using System.Text.Json;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>An analysis as it stands; see <see cref="AnalysisJob"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What its owner called the file.</param>
/// <param name="MediaType">What it is by its content.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="State">waiting, running, done, failed or cancelled.</param>
/// <param name="Progress">0..1.</param>
/// <param name="Submitted">When it came.</param>
/// <param name="Ended">When it came to its end.</param>
/// <param name="Kept">Whether the file can still be had.</param>
/// <param name="Error">Why it failed and what to do.</param>
/// <param name="Result">In the shape of <c>emotionedge analyze --json</c>; missing until it is done.</param>
internal sealed record AnalysisAnswer(
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
    JsonElement? Result)
{
    public static AnalysisAnswer Of(AnalysisJob job)
    {
        using var result = job.Result is { } text ? JsonDocument.Parse(text) : null;
        return new AnalysisAnswer(
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
            result?.RootElement.Clone());
    }
}
