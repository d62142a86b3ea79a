using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
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
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.Default;
            // A null where a text must stand is the sender's mistake, not ours.
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        // So that the answer says what is wrong in a request.
        services.Configure<RouteHandlerOptions>(handler => handler.ThrowOnBadRequest = true);
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
        // The store itself has told the log of its trouble, once; of what is wrong in a request those are told who sent it.
        handler.SuppressDiagnosticsCallback = context => ToldOf(context.Exception) is not null;
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        StorageException { IsFull: true } => StatusCodes.Status507InsufficientStorage,
        StorageException => StatusCodes.Status503ServiceUnavailable,
        BusyException => StatusCodes.Status503ServiceUnavailable,
        MustWaitException => StatusCodes.Status429TooManyRequests,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What is wrong with the disk or a request is for people; all other exceptions are for the log.</summary>
    private static string? ToldOf(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => $"The body is not what this address takes, at {json.Path ?? "$"}. /openapi/v1.json describes it.",
        StorageException or BusyException or MustWaitException or BadHttpRequestException => exception.Message,
        _ => null,
    };

    private static string? RetryAfter(Exception exception) => exception switch
    {
        BusyException => "5",
        MustWaitException wait => wait.Seconds,
        _ => null,
    };

    private static void Describe(ProblemDetailsContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } error)
        {
            context.ProblemDetails.Detail = ToldOf(error);
            if (RetryAfter(error) is { } seconds)
                context.HttpContext.Response.Headers.RetryAfter = seconds;
        }

        context.ProblemDetails.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
    }
}
