using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>The second half of a login, where the account has a second factor.</summary>
internal sealed class LoginCodeModel(LoginDesk desk) : DashboardPage
{
    [BindProperty(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var cookie = SessionCookie.Read(Request) ?? "";
        var outcome = await desk.EnterCodeAsync(cookie, Code ?? "", HttpContext.Address(), Request.Headers.UserAgent.ToString(), cancellationToken);
        if (outcome.Result != LoginResult.Done)
            return RefuseWith(outcome.Result == LoginResult.Refused ? Texts["LoginCodeWrong"] : LoginText.Of(outcome, Texts), StatusCodes.Status401Unauthorized);
        await HttpContext.BeginSessionAsync(outcome.Token!, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
