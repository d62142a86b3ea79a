using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Mine;

/// <summary>Changes one's own password; all other sessions end, and this one is renewed.</summary>
internal sealed class PasswordModel(AccountDesk desk, SessionDesk sessions, LoginThrottle throttle) : DashboardPage
{
    [BindProperty(Name = "current")]
    public string Current { get; set; } = "";

    [BindProperty(Name = "password")]
    public string Password { get; set; } = "";

    [BindProperty(Name = "again")]
    public string Again { get; set; } = "";

    /// <summary>Nothing else can be done before.</summary>
    public bool IsRequired => User.HasClaim(claim => claim.Type == DashboardUser.MustChangePasswordClaim);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Password != Again)
            return Refuse("PasswordsDiffer");
        var account = await MyAccountAsync(cancellationToken);
        var address = HttpContext.Address();
        // Whoever finds an open browser could guess here as at the login.
        if (throttle.Begin(account.Name, address) is { } wait)
            return RefuseWith(LoginText.Of(new LoginOutcome(LoginResult.MustWait) { Wait = wait }, Texts), StatusCodes.Status429TooManyRequests);
        try
        {
            var outcome = await desk.ChangePasswordAsync(account, Current ?? "", Password ?? "", HttpContext.Actor(), cancellationToken);
            if (outcome.Problem != "PasswordWrong")
                throttle.Forgive(account.Name, address);
            if (!outcome.IsDone)
                return Refuse(outcome.Problem!);
            var token = await sessions.BeginAsync(account, address, Request.Headers.UserAgent.ToString(), isPending: false, cancellationToken);
            SessionCookie.Write(Response, token);
            return Redirect("/account?done=DonePasswordChanged");
        }
        catch (BusyException)
        {
            throttle.Forgive(account.Name, address);
            return Refuse("LoginBusy", StatusCodes.Status503ServiceUnavailable);
        }
    }
}
