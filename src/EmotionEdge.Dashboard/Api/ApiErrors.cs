using System.Diagnostics;
using System.Text.Encodings.Web;
using EmotionEdge.Core.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace EmotionEdge.Dashboard.Api;

/// <summary>Errors of the API: problem details as RFC 9457 has them.</summary>
internal static class ApiErrors
{
    /// <summary>What the addresses of the API begin with.</summary>
    public const string Prefix = "/api/v1";

    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    public static void AddDashboardApi(this IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Describe);
        services.Configure<ExceptionHandlerOptions>(Configure);
        // What means something in HTML is escaped: an answer that somebody puts into a page by mistake stays text there.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.Default);
        services.AddOpenApi();
    }

    /// <summary>The same for pages, where a page tells people of the error.</summary>
    public static ExceptionHandlerOptions Handler(string page)
    {
        var handler = new ExceptionHandlerOptions { ExceptionHandlingPath = page };
        Configure(handler);
        return handler;
    }

    private static void Configure(ExceptionHandlerOptions handler)
    {
        handler.StatusCodeSelector = StatusOf;
        // The store itself has told the log of its trouble, once.
        handler.SuppressDiagnosticsCallback = context => context.Exception is StorageException;
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        StorageException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static void Describe(ProblemDetailsContext context)
    {
        // What is wrong with the disk is for people; all other exceptions are for the log.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is StorageException storage)
            context.ProblemDetails.Detail = storage.Message;
        context.ProblemDetails.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
    }
}
