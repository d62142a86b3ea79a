using EmotionEdge.Dashboard.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Api;

/// <summary>What the desks refuse, as problem details.</summary>
internal static class Problems
{
    /// <param name="problem">The name of the text that a page would show; programs find it under <c>problem</c>.</param>
    /// <param name="texts">The texts.</param>
    public static ProblemHttpResult Of(string problem, IStringLocalizer<Strings> texts) => TypedResults.Problem(
        texts[problem],
        statusCode: StatusOf(problem),
        extensions: new Dictionary<string, object?> { ["problem"] = problem });

    public static ProblemHttpResult NotFound(string what) => TypedResults.Problem(what, statusCode: StatusCodes.Status404NotFound);

    private static int StatusOf(string problem) => problem switch
    {
        "AccountNotFound" or "InvitationOver" or "RegisterClosed" => StatusCodes.Status404NotFound,
        "AccountNameTaken" or "AccountLastAdministrator" or "SetupDone" => StatusCodes.Status409Conflict,
        "PasswordWrong" or "LoginCodeWrong" or "SetupCodeWrong" or "SetupCodeOver" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
