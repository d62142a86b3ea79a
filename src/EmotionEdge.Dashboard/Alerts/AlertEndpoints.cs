using System.Globalization;
using System.Text;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Analyses;
using EmotionEdge.Dashboard.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Alerts;

internal sealed class AlertEndpoints(IAlertHistory history, IAlertDesk desk)
{
    private const int MostExported = 1000;

    public async Task<Ok<AlertAnswer[]>> ListAsync(
        bool? open, AlertSeverity? severity, string? rule, DateTimeOffset? from, DateTimeOffset? before, int? limit, CancellationToken cancellationToken)
    {
        var found = await history.ReadAsync(QueryOf(open, severity, rule, from, before, limit ?? 50), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(found.Select(AlertAnswer.Of).ToArray());
    }

    public async Task<Results<Ok<AlertAnswer>, ProblemHttpResult>> GetAsync(string id, CancellationToken cancellationToken) =>
        await history.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } alert ? TypedResults.Ok(AlertAnswer.Of(alert)) : NotFound();

    public async Task<Results<NoContent, ProblemHttpResult>> AcknowledgeAsync(string id, CancellationToken cancellationToken)
    {
        switch (await desk.AcknowledgeAsync(id, cancellationToken).ConfigureAwait(false))
        {
            case AcknowledgeOutcome.Acknowledged or AcknowledgeOutcome.WasAcknowledged:
                return TypedResults.NoContent();
            case var _ when await history.FindAsync(id, cancellationToken).ConfigureAwait(false) is null:
                return NotFound();
            default:
                return TypedResults.Problem("The alert is over already.", statusCode: StatusCodes.Status409Conflict);
        }
    }

    public async Task<FileContentHttpResult> ExportAsync(
        bool? open, AlertSeverity? severity, string? rule, DateTimeOffset? from, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var found = await history.ReadAsync(QueryOf(open, severity, rule, from, before, MostExported), cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder("id,rule,type,severity,time,valence,confidence,dominant,lasted,modalities,reason\r\n");
        foreach (var alert in found)
        {
            foreach (var step in alert.Steps)
                Line(text, alert, step);
        }

        return TypedResults.Bytes(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "alerts.csv");
    }

    private static void Line(StringBuilder text, AlertRecord alert, AlertStep step) => text.AppendJoin(',', ((string[])
    [
        alert.Id,
        alert.Rule,
        Answers.Name(step.Type),
        Answers.Name(step.Severity),
        step.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        step.Valence.ToString("0.####", CultureInfo.InvariantCulture),
        step.Confidence.ToString("0.####", CultureInfo.InvariantCulture),
        step.Dominant?.ToString() ?? "Unknown",
        step.Lasted.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture),
        string.Join(' ', step.Modalities.Select(Answers.Name)),
        step.Reason,
    ]).Select(AnalysisTable.Cell)).Append("\r\n");

    private static AlertQuery QueryOf(bool? open, AlertSeverity? severity, string? rule, DateTimeOffset? from, DateTimeOffset? before, int limit) => new()
    {
        IsOpen = open,
        AtLeast = severity,
        Rule = rule,
        From = from,
        Before = before,
        Limit = Math.Clamp(limit, 1, MostExported),
    };

    private static ProblemHttpResult NotFound() => TypedResults.Problem("There is no alert of this id.", statusCode: StatusCodes.Status404NotFound);
}
