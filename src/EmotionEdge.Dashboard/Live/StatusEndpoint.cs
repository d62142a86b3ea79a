using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Live;

/// <summary>How the box is, by HTTP.</summary>
internal static class StatusEndpoint
{
    public static void MapStatus(this IEndpointRouteBuilder api) => api.MapGet("/status", GetAsync)
        .RequireAuthorization(Policies.Viewer)
        .WithTags("Box")
        .WithSummary("How the box is")
        .WithDescription("Taken within the last second. Viewers see version, uptime, privacy and the states of the sensors; operators also models, pacing, temperature, memory, problems and details.")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<StatusAnswer>, ProblemHttpResult>> GetAsync(
        IStatusSource source, IAuthorizationService authorization, HttpContext context)
    {
        if (source.Last is not { } report)
        {
            context.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem("The service has just started. Ask again in a second.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var answer = StatusAnswer.Of(report);
        var isOperator = (await authorization.AuthorizeAsync(context.User, Policies.Operator).ConfigureAwait(false)).Succeeded;
        return TypedResults.Ok(isOperator ? answer : answer.ForViewers());
    }
}
