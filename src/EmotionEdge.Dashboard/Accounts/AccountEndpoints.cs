using System.ComponentModel;
using System.Text.Json.Serialization;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Security;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>All accounts by HTTP, for administrators.</summary>
internal static class AccountEndpoints
{
    private const string Path = $"{ApiErrors.Prefix}/accounts";

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").RequireAuthorization(Policies.Administrator).WithTags("Accounts");
        accounts.MapGet("", ListAsync).WithSummary("All accounts by name");
        accounts.MapPost("", AddAsync)
            .WithSummary("Adds an account; the answer holds its first password, which is shown once")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapGet("/{id:long}", GetAsync).WithSummary("One account").ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPatch("/{id:long}", ChangeAsync)
            .WithSummary("Gives an account a role; approves (Active) or bars it (Disabled)")
            .WithDescription("What is left out stays. The last administrator cannot be taken away.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        accounts.MapPost("/{id:long}/reset-password", ResetAsync)
            .WithSummary("Gives an account a new password, ends its sessions and switches its second factor off")
            .ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapDelete("/{id:long}", RemoveAsync)
            .WithSummary("Removes an account with its sessions and tokens")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal sealed record NewAccount(
        [property: Description("2 to 64 letters, digits and . _ - @ +")] string Name,
        [property: JsonConverter(typeof(NamedEnumConverter<Role>))] Role Role);

    internal sealed record AccountChanges(
        [property: JsonConverter(typeof(NamedEnumConverter<Role>))] Role? Role = null,
        [property: JsonConverter(typeof(NamedEnumConverter<AccountState>))] AccountState? State = null);

    /// <param name="Account">Whose it is.</param>
    /// <param name="Password">Its owner must choose another at the first login.</param>
    internal sealed record FirstPassword(AccountAnswer Account, string Password);

    private static async Task<Ok<AccountAnswer[]>> ListAsync(AccountDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok((await desk.ListAsync(cancellationToken).ConfigureAwait(false)).Select(AccountAnswer.Of).ToArray());

    private static async Task<Results<Ok<AccountAnswer>, ProblemHttpResult>> GetAsync(
        long id, IAccountStore accounts, IStringLocalizer<Strings> texts, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } account
            ? TypedResults.Ok(AccountAnswer.Of(account))
            : Problems.Of("AccountNotFound", texts);

    private static async Task<Results<Created<FirstPassword>, ProblemHttpResult>> AddAsync(
        NewAccount asked, AccountDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var password = GeneratedPassword.Make();
        var outcome = await desk.AddAsync(asked.Name, password, asked.Role, context.Actor(), cancellationToken).ConfigureAwait(false);
        return outcome.Account is { } account
            ? TypedResults.Created($"{Path}/{account.Id}", new FirstPassword(AccountAnswer.Of(account), password))
            : Problems.Of(outcome.Problem!, texts);
    }

    private static async Task<Results<Ok<AccountAnswer>, ProblemHttpResult>> ChangeAsync(
        long id, AccountChanges asked, IAccountStore accounts, AccountDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await DoAsync(
            id,
            accounts,
            account => desk.ChangeAsync(account, asked.Role ?? account.Role, asked.State ?? account.State, context.Actor(), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return outcome.Account is { } changed ? TypedResults.Ok(AccountAnswer.Of(changed)) : Problems.Of(outcome.Problem!, texts);
    }

    private static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> ResetAsync(
        long id, IAccountStore accounts, AccountDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var password = GeneratedPassword.Make();
        var outcome = await DoAsync(
            id, accounts, account => desk.ResetPasswordAsync(account, password, context.Actor(), cancellationToken), cancellationToken).ConfigureAwait(false);
        return outcome.Account is { } account
            ? TypedResults.Ok(new FirstPassword(AccountAnswer.Of(account with { MustChangePassword = true, SecondFactorKey = null }), password))
            : Problems.Of(outcome.Problem!, texts);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long id, IAccountStore accounts, AccountDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await DoAsync(id, accounts, account => desk.RemoveAsync(account, context.Actor(), cancellationToken), cancellationToken).ConfigureAwait(false);
        return outcome.IsDone ? TypedResults.NoContent() : Problems.Of(outcome.Problem!, texts);
    }

    private static async Task<AccountOutcome> DoAsync(
        long id, IAccountStore accounts, Func<Account, Task<AccountOutcome>> change, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } account
            ? await change(account).ConfigureAwait(false)
            : AccountOutcome.Failed("AccountNotFound");
}
