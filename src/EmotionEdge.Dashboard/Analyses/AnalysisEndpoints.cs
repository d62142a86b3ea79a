using System.Security.Claims;
using System.Text;
using EmotionEdge.Core.Analyses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>Everybody sees their own analyses, and nobody those of others.</summary>
internal sealed class AnalysisEndpoints(IAnalyses analyses, UploadReader reader)
{
    public const string Path = "/api/v1/analyses";

    public async Task<Results<Accepted<AnalysisAnswer>, ProblemHttpResult>> SubmitAsync(HttpContext context)
    {
        try
        {
            var job = await reader.ReadAsync(context, Who(context)).ConfigureAwait(false);
            return TypedResults.Accepted($"{Path}/{job.Id}", AnalysisAnswer.Of(job));
        }
        catch (SubmissionException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusOf(exception.Fault));
        }
        catch (BadHttpRequestException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: exception.StatusCode);
        }
    }

    /// <summary>The newest first.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="search">A part of the name, in any letter case.</param>
    public Ok<AnalysisAnswer[]> List(HttpContext context, string? search) => TypedResults.Ok(analyses.List(Who(context))
        .Where(job => search is null || job.Name.Contains(search, StringComparison.OrdinalIgnoreCase))
        .Select(AnalysisAnswer.Outline)
        .ToArray());

    public Results<Ok<AnalysisAnswer>, ProblemHttpResult> Get(HttpContext context, string id) =>
        Find(context, id) is { } job ? TypedResults.Ok(AnalysisAnswer.Of(job, analyses.FindDrawn(id))) : NotFound();

    public Results<Ok<AnalysisAnswer>, ProblemHttpResult> Cancel(HttpContext context, string id)
    {
        if (Find(context, id) is null)
            return NotFound();
        if (!analyses.Cancel(id))
            return TypedResults.Problem("It has ended already.", statusCode: StatusCodes.Status409Conflict);
        return Get(context, id);
    }

    public Results<NoContent, ProblemHttpResult> Delete(HttpContext context, string id)
    {
        if (Find(context, id) is null || !analyses.Delete(id))
            return NotFound();
        return TypedResults.NoContent();
    }

    public NoContent DeleteAll(HttpContext context)
    {
        analyses.DeleteAll(Who(context));
        return TypedResults.NoContent();
    }

    /// <summary>The kept file. Its type is one that no browser runs, whatever is in it.</summary>
    public Results<FileStreamHttpResult, ProblemHttpResult> GetFile(HttpContext context, string id)
    {
        if (Find(context, id) is not { } job || analyses.OpenFile(id) is not { } file)
            return TypedResults.Problem("There is no file, or it was not kept.", statusCode: StatusCodes.Status404NotFound);
        Name(context, job.Name, isShown: job.MediaType.StartsWith("image/", StringComparison.Ordinal)
            || job.MediaType.StartsWith("video/", StringComparison.Ordinal)
            || job.MediaType.StartsWith("audio/", StringComparison.Ordinal));
        return TypedResults.Stream(file, job.MediaType, enableRangeProcessing: true);
    }

    public Results<FileContentHttpResult, ProblemHttpResult> GetJson(HttpContext context, string id) =>
        Download(context, id, ".json", "application/json", result => result + "\n");

    public Results<FileContentHttpResult, ProblemHttpResult> GetTable(HttpContext context, string id) =>
        Download(context, id, ".csv", "text/csv; charset=utf-8", AnalysisTable.Write);

    /// <summary>Has what was found drawn into a copy of the kept video.</summary>
    public Results<Accepted<DrawnAnswer>, ProblemHttpResult> Draw(HttpContext context, string id)
    {
        try
        {
            return Find(context, id) is not null && analyses.Draw(id) is { } drawn
                ? TypedResults.Accepted($"{Path}/{id}", DrawnAnswer.Of(drawn))
                : TypedResults.Problem("There is no video of this id, or it was not kept.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (SubmissionException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusOf(exception.Fault));
        }
    }

    public Results<FileStreamHttpResult, ProblemHttpResult> GetDrawn(HttpContext context, string id)
    {
        if (Find(context, id) is not { } job || analyses.OpenDrawn(id) is not { } file)
            return NoDrawn();
        Name(context, System.IO.Path.GetFileNameWithoutExtension(job.Name) + "-emotions.mp4", isShown: false);
        return TypedResults.Stream(file, "video/mp4", enableRangeProcessing: true);
    }

    public Results<NoContent, ProblemHttpResult> RemoveDrawn(HttpContext context, string id) =>
        Find(context, id) is not null && analyses.RemoveDrawn(id) ? TypedResults.NoContent() : NoDrawn();

    private static string Who(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.Identity?.Name ?? throw new InvalidOperationException("The endpoint lets nobody in without a name.");

    /// <summary>Somebody else's is not there, as is one that never was.</summary>
    private AnalysisJob? Find(HttpContext context, string id) =>
        analyses.Find(id) is { } job && job.Owner == Who(context) ? job : null;

    private Results<FileContentHttpResult, ProblemHttpResult> Download(
        HttpContext context, string id, string extension, string type, Func<string, string> write)
    {
        if (Find(context, id) is not { Result: { } result } job)
            return TypedResults.Problem("There is no result of this id.", statusCode: StatusCodes.Status404NotFound);
        Name(context, System.IO.Path.GetFileNameWithoutExtension(job.Name) + extension, isShown: false);
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(write(result)), type);
    }

    private static void Name(HttpContext context, string name, bool isShown)
    {
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
    }

    private static ProblemHttpResult NoDrawn() =>
        TypedResults.Problem("There is no such video. Ask for it with POST, and wait until it is done.", statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult NotFound() => TypedResults.Problem("There is no analysis of this id.", statusCode: StatusCodes.Status404NotFound);

    private static int StatusOf(SubmissionFault fault) => fault switch
    {
        SubmissionFault.Empty => StatusCodes.Status400BadRequest,
        SubmissionFault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        SubmissionFault.Unsupported => StatusCodes.Status415UnsupportedMediaType,
        SubmissionFault.TooSlow => StatusCodes.Status408RequestTimeout,
        SubmissionFault.Busy => StatusCodes.Status429TooManyRequests,
        SubmissionFault.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status507InsufficientStorage,
    };
}
