using System.ComponentModel;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>People make an account by HTTP.</summary>
internal static class RegistrationEndpoints
{
    public static void MapRegistration(this IEndpointRouteBuilder api) => api.MapPost("/registrations", RegisterAsync)
        .AllowAnonymous()
        .WithTags("Accounts")
        .WithSummary("Makes an account: by invitation, or for an administrator to approve")
        .WithDescription("204: the account can be used. 202: it waits for an administrator.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    internal sealed record Registration(
        [property: Description("2 to 64 letters, digits and . _ - @ +")] string Name,
        string Password,
        [property: Description("Of the invitation, where there is one.")] string? Code = null);

    private static async Task<Results<NoContent, Accepted, ProblemHttpResult>> RegisterAsync(
        Registration asked, RegistrationDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (await desk.ClosedAsync(asked.Code, cancellationToken).ConfigureAwait(false) is { } closed)
            return Problems.Of(closed, texts);
        var outcome = await desk.RegisterAsync(asked.Code, asked.Name, asked.Password, context.Address(), cancellationToken).ConfigureAwait(false);
        if (!outcome.IsDone)
            return Problems.Of(outcome.Problem!, texts);
        return asked.Code is null ? TypedResults.Accepted((string?)null) : TypedResults.NoContent();
    }
}
