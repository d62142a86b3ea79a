using System.ComponentModel;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Logging in and out by HTTP.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", LoginAsync).AllowAnonymous()
            .WithSummary("Logs in; the answer sets the session cookie.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        session.MapGet("", Show).RequireAuthorization(Policies.Anybody)
            .WithSummary("Who is logged in.")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapDelete("", LogoutAsync).AllowAnonymous()
            .WithSummary("Logs out; the cookie is worth nothing from then on.");
    }

    internal sealed record Credentials(
        [property: Description("The name of the account.")] string User,
        string Password,
        [property: Description("Six digits of the second factor, or a recovery code, where the account has one.")] string? Code = null);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> LoginAsync(
        Credentials credentials, LoginDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        // What JSON leaves out is null, whatever the type says.
        if (credentials is not { User: not null, Password: not null })
            return TypedResults.Problem("Give user and password.", statusCode: StatusCodes.Status400BadRequest);
        var request = new LoginRequest(
            credentials.User, credentials.Password, credentials.Code, context.Address(), context.Request.Headers.UserAgent.ToString());
        var outcome = await desk.LoginAsync(request, cancellationToken).ConfigureAwait(false);
        if (outcome is not { Result: LoginResult.Done, Account: { } account })
            return Refuse(outcome, texts, context);
        await context.BeginSessionAsync(outcome.Token!, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(SessionView.Of(account));
    }

    private static Ok<SessionView> Show(HttpContext context) => TypedResults.Ok(new SessionView(
        context.User.Identity!.Name!,
        context.User.FindFirst(System.Security.Claims.ClaimTypes.Role)!.Value,
        context.User.HasClaim(claim => claim.Type == DashboardUser.MustChangePasswordClaim)));

    private static async Task<NoContent> LogoutAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await context.EndSessionAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Refuse(LoginOutcome outcome, IStringLocalizer<Strings> texts, HttpContext context)
    {
        if (outcome.Result == LoginResult.MustWait)
            context.Response.Headers.RetryAfter = LoginText.Seconds(outcome);
        return TypedResults.Problem(
            LoginText.Of(outcome, texts),
            statusCode: outcome.Result == LoginResult.MustWait ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized,
            extensions: outcome.Result == LoginResult.NeedsCode ? new Dictionary<string, object?> { ["needsCode"] = true } : null);
    }
}
