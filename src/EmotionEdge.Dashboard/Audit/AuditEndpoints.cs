using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Audit;

/// <summary>The audit log by HTTP.</summary>
internal static class AuditEndpoints
{
    private const int PageSize = 1000;

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").RequireAuthorization(Policies.Administrator).WithTags("Audit");
        audit.MapGet("", ReadAsync).WithSummary("Entries of the audit log, the newest first.");
        audit.MapGet("/export", ExportAsync).WithSummary("All entries as a file; format csv or json.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<IReadOnlyList<StoredAuditEntry>>> ReadAsync(IAuditLog audit, long? before, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await audit.ReadAsync(new AuditQuery(before, limit ?? 100), cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> ExportAsync(string? format, IAuditLog audit, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        if (format is not ("csv" or "json"))
            return TypedResults.Problem("Give format=csv or format=json.", statusCode: StatusCodes.Status400BadRequest);
        await audit.AddAsync(context.Actor().Entry(time.GetUtcNow(), AuditAction.AuditExported, null, format), cancellationToken).ConfigureAwait(false);
        var entries = AllAsync(audit, cancellationToken);
        return TypedResults.Stream(
            output => format == "csv" ? WriteCsvAsync(output, entries, cancellationToken) : JsonSerializer.SerializeAsync(output, entries, JsonSerializerOptions.Web, cancellationToken),
            format == "csv" ? "text/csv; charset=utf-8" : "application/json",
            $"emotionedge-audit.{format}");
    }

    private static async IAsyncEnumerable<StoredAuditEntry> AllAsync(IAuditLog audit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? before = null;
        while (await audit.ReadAsync(new AuditQuery(before, PageSize), cancellationToken).ConfigureAwait(false) is { Count: > 0 } part)
        {
            foreach (var entry in part)
                yield return entry;
            before = part[^1].Number;
        }
    }

    private static async Task WriteCsvAsync(Stream output, IAsyncEnumerable<StoredAuditEntry> entries, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(output, leaveOpen: true);
        await using var _ = writer.ConfigureAwait(false);
        await writer.WriteLineAsync("number,time,actor,action,subject,address,detail").ConfigureAwait(false);
        await foreach (var (number, entry) in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            string?[] cells = [$"{number}", $"{entry.Time:O}", entry.Actor, entry.Action, entry.Subject, entry.Address, entry.Detail];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Quote))).ConfigureAwait(false);
        }
    }

    /// <summary>A cell that begins as a formula does is one to spreadsheets: a quote keeps it text.</summary>
    private static string Quote(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
            return "";
        var text = new StringBuilder(cell).Replace("\"", "\"\"");
        if ("=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) && cell.Length > 1)
            text.Insert(0, '\'');
        return $"\"{text}\"";
    }
}
