using System.ComponentModel;
using EmotionEdge.Dashboard.Api;
using EmotionEdge.Dashboard.Resources;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Mine;

/// <summary>One's own second factor by HTTP.</summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder mine)
    {
        mine.MapPost("/second-factor/key", ProposeAsync)
            .WithSummary("The key to put into an authenticator program, the same until it is confirmed")
            .ProducesProblem(StatusCodes.Status409Conflict);
        mine.MapPost("/second-factor/on", SwitchOnAsync)
            .WithSummary("Switches the second factor on, with a code that comes from the key")
            .WithDescription("The answer holds the recovery codes, which are shown once.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        mine.MapPost("/second-factor/off", SwitchOffAsync)
            .WithSummary("Switches the second factor off, with a code or a recovery code")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    internal sealed record CodeRequest([property: Description("Six digits, or a recovery code.")] string Code);

    /// <param name="Key">In letters, to be typed.</param>
    /// <param name="Address">The same for an authenticator program: otpauth://...</param>
    internal sealed record KeyAnswer(string Key, string Address);

    internal sealed record RecoveryCodesAnswer(IReadOnlyList<string> RecoveryCodes);

    private static async Task<Results<Ok<KeyAnswer>, ProblemHttpResult>> ProposeAsync(SecondFactorDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(cancellationToken).ConfigureAwait(false);
        if (account.SecondFactorKey is not null)
            return IsOn();
        var key = desk.Propose(account.Id);
        return TypedResults.Ok(new KeyAnswer(SecondFactor.Shown(key), SecondFactor.Address(key, account.Name)));
    }

    private static async Task<Results<Ok<RecoveryCodesAnswer>, ProblemHttpResult>> SwitchOnAsync(
        CodeRequest asked, SecondFactorDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(cancellationToken).ConfigureAwait(false);
        if (account.SecondFactorKey is not null)
            return IsOn();
        return await desk.ConfirmAsync(account, asked.Code, context.Actor(), cancellationToken).ConfigureAwait(false) is { } codes
            ? TypedResults.Ok(new RecoveryCodesAnswer(codes))
            : Problems.Of("LoginCodeWrong", texts);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SwitchOffAsync(
        CodeRequest asked, SecondFactorDesk desk, IStringLocalizer<Strings> texts, HttpContext context, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(cancellationToken).ConfigureAwait(false);
        return await desk.SwitchOffAsync(account, asked.Code, context.Actor(), context.Address(), cancellationToken).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : Problems.Of("LoginCodeWrong", texts);
    }

    private static ProblemHttpResult IsOn() =>
        TypedResults.Problem("The second factor is on. Switch it off first.", statusCode: StatusCodes.Status409Conflict);
}
