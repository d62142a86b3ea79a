using System.ComponentModel;
using System.Text.Json.Serialization;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Mine;

/// <summary>One's own account by HTTP: password, sessions, tokens, second factor. For people, not for programs with a token.</summary>
internal static class MineEndpoints
{
    private const string Path = $"{ApiErrors.Prefix}/account";

    public static void MapMine(this IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/account").AddEndpointFilter<PersonOnly>().WithTags("My account");
        mine.MapPost("/password", ChangePasswordAsync).RequireAuthorization(Policies.Anybody)
            .WithSummary("Changes the password; all sessions end, and the answer sets a new cookie")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

        var rest = mine.MapGroup("").RequireAuthorization(Policies.Viewer);
        rest.MapGet("", GetAsync).WithSummary("My account");
        rest.MapGet("/sessions", ListSessionsAsync).WithSummary("Where I am logged in");
        rest.MapDelete("/sessions", EndSessionsAsync).WithSummary("Logs me out everywhere, here as well");
        rest.MapDelete("/sessions/{id:long}", EndSessionAsync).WithSummary("Logs one browser out").ProducesProblem(StatusCodes.Status404NotFound);
        rest.MapGet("/tokens", ListTokensAsync).WithSummary("My tokens, the newest first");
        rest.MapPost("/tokens", MakeTokenAsync)
            .WithSummary("Makes a token for a program; it is shown once")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        rest.MapDelete("/tokens/{id:long}", RevokeTokenAsync).WithSummary("Revokes a token").ProducesProblem(StatusCodes.Status404NotFound);
        rest.MapSecondFactor();
    }

    internal sealed record PasswordChange(string Current, string Password);

    internal sealed record SessionAnswer(long Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, string Address, string Agent, bool IsThis);

    internal sealed record TokenRequest(
        [property: Description("What program it is for; at most 60 characters.")] string Name,
        [property: Description("What it may do at most; never more than the account."), JsonConverter(typeof(NamedEnumConverter<Role>))] Role Scope,
        [property: Description("For how many days it is good, 1 to 365.")] int Days);

    internal sealed record TokenAnswer(long Id, string Name, string Scope, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset ExpiresAt)
    {
        public static TokenAnswer Of(ApiToken token) => new(token.Id, token.Name, token.Scope.ToString(), token.CreatedAt, token.LastUsedAt, token.ExpiresAt);
    }

    /// <param name="Token">What the program sends: Authorization: Bearer, and then this.</param>
    /// <param name="Kept">What is known of it afterwards.</param>
    internal sealed record TokenMade(string Token, TokenAnswer Kept);

    private static async Task<Ok<AccountAnswer>> GetAsync(HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(AccountAnswer.Of(await context.AccountAsync(cancellationToken).ConfigureAwait(false)));

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(
        PasswordChange asked, OwnPassword own, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(cancellationToken).ConfigureAwait(false);
        var outcome = await own.ChangeAsync(context, account, asked.Current, asked.Password, cancellationToken).ConfigureAwait(false);
        return outcome.IsDone ? TypedResults.NoContent() : Problems.Of(outcome.Problem!, texts);
    }

    private static async Task<Ok<SessionAnswer[]>> ListSessionsAsync(SessionDesk sessions, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok((await sessions.ListAsync(context.User.AccountId(), cancellationToken).ConfigureAwait(false))
            .Select(session => new SessionAnswer(
                session.Id, session.CreatedAt, session.LastSeenAt, session.ExpiresAt, session.Address, session.Agent, session.Id == context.User.SessionId()))
            .ToArray());

    private static async Task<NoContent> EndSessionsAsync(SessionDesk sessions, HttpContext context, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(context.User.AccountId(), context.Actor(), cancellationToken).ConfigureAwait(false);
        SessionCookie.Delete(context.Response);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSessionAsync(
        long id, SessionDesk sessions, HttpContext context, CancellationToken cancellationToken) =>
        await sessions.EndAsync(context.User.AccountId(), id, context.Actor(), cancellationToken).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : Problems.NotFound("You have no session of this id.");

    private static async Task<Ok<TokenAnswer[]>> ListTokensAsync(TokenDesk tokens, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok((await tokens.ListAsync(context.User.AccountId(), cancellationToken).ConfigureAwait(false)).Select(TokenAnswer.Of).ToArray());

    private static async Task<Results<Created<TokenMade>, ProblemHttpResult>> MakeTokenAsync(
        TokenRequest asked, TokenDesk tokens, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (!TokenDesk.IsComplete(asked.Name, asked.Scope, asked.Days))
            return Problems.Of("TokenIncomplete", texts);
        var account = await context.AccountAsync(cancellationToken).ConfigureAwait(false);
        var made = await tokens.MakeAsync(account, asked.Name.Trim(), asked.Scope, asked.Days, context.Actor(), cancellationToken).ConfigureAwait(false);
        return TypedResults.Created($"{Path}/tokens", new TokenMade(made.Text, TokenAnswer.Of(made.Kept)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeTokenAsync(
        long id, TokenDesk tokens, HttpContext context, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(context.User.AccountId(), id, context.Actor(), cancellationToken).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : Problems.NotFound("You have no token of this id.");
}
