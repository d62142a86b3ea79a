using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Box;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Box;

/// <summary>The box by HTTP.</summary>
internal static class BoxEndpoints
{
    public static void MapBox(this IEndpointRouteBuilder api)
    {
        var box = api.MapGroup("/box").WithTags("Box");
        box.MapGet("", Show).RequireAuthorization(Policies.Operator).WithSummary("Versions, and what is kept");
        box.MapGet("/findings", LookAsync).RequireAuthorization(Policies.Administrator)
            .WithSummary("What 'emotionedge doctor' finds now")
            .WithDescription("Looks at everything, which takes some seconds.");
        box.MapGet("/support", DownloadAsync).RequireAuthorization(Policies.Administrator)
            .WithSummary("The support bundle, a ZIP file")
            .WithDescription("Versions, settings, status, findings and the last lines of the log; no password, no media, and nothing that people said or wrote.")
            .Produces(StatusCodes.Status200OK, contentType: SupportBundle.ContentType);
    }

    /// <param name="Versions">By the name of the part.</param>
    /// <param name="Storage">What is kept on the box, and how much room there is.</param>
    internal sealed record BoxAnswer(IReadOnlyDictionary<string, string> Versions, StorageFacts Storage);

    private static Ok<BoxAnswer> Show(IBoxFacts facts) => TypedResults.Ok(new BoxAnswer(facts.Versions, facts.ReadStorage()));

    private static async Task<Ok<FindingsAnswer>> LookAsync(FindingDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.LookAsync(cancellationToken).ConfigureAwait(false));

    private static async Task<FileContentHttpResult> DownloadAsync(
        SupportBundle bundle, IAuditLog audit, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var content = await bundle.WriteAsync(cancellationToken).ConfigureAwait(false);
        await audit.AddAsync(context.Actor().Entry(time.GetUtcNow(), AuditAction.SupportDownloaded), cancellationToken).ConfigureAwait(false);
        return TypedResults.Bytes(content, SupportBundle.ContentType, $"emotionedge-support-{time.GetUtcNow():yyyyMMdd-HHmmss}.zip");
    }
}
