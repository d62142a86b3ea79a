using System.Globalization;
using EmotionEdge.Dashboard.Resources;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>What people are told of an attempt to log in.</summary>
internal static class LoginText
{
    public static string Of(LoginOutcome outcome, IStringLocalizer<Strings> texts) => outcome.Result switch
    {
        LoginResult.MustWait => texts["LoginMustWait", Seconds(outcome)],
        LoginResult.NotApproved => texts["LoginNotApproved"],
        LoginResult.Disabled => texts["LoginDisabled"],
        LoginResult.NeedsCode => texts["LoginNeedsCode"],
        _ => texts["LoginRefused"],
    };

    public static string Seconds(LoginOutcome outcome) => Math.Ceiling(outcome.Wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}
