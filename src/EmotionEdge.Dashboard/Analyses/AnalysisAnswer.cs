using System.Text.Json;
using System.Text.Json.Serialization;
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
/// <param name="Dominant">What the result says in one line; missing until it is done.</param>
/// <param name="Confidence">How sure it is of that, 0..1.</param>
/// <param name="Drawn">Of a video: how its copy stands into which is drawn what was found; missing where nobody asked for one, and in lists.</param>
/// <param name="Result">In the shape of <c>emotionedge analyze --json</c>; missing until it is done, and in lists.</param>
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
    string? Dominant,
    double? Confidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DrawnAnswer? Drawn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Result = null)
{
    /// <summary>With its result.</summary>
    public static AnalysisAnswer Of(AnalysisJob job, DrawnVideo? drawn = null)
    {
        using var result = job.Result is { } text ? JsonDocument.Parse(text) : null;
        return Outline(job) with { Drawn = drawn is null ? null : DrawnAnswer.Of(drawn), Result = result?.RootElement.Clone() };
    }

    /// <summary>As lists have it.</summary>
    public static AnalysisAnswer Outline(AnalysisJob job) => new(
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
        job.Finding?.Dominant,
        job.Finding is { } finding ? Answers.Number(finding.Confidence) : null);
}
