using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Mine;

/// <summary>Changes one's own password; all other sessions end, and this one is renewed.</summary>
internal sealed class PasswordModel(OwnPassword own) : DashboardPage
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
        try
        {
            var outcome = await own.ChangeAsync(HttpContext, account, Current ?? "", Password ?? "", cancellationToken);
            return outcome.IsDone ? Redirect("/account?done=DonePasswordChanged") : Refuse(outcome.Problem!);
        }
        catch (Exception exception) when (exception is BusyException or MustWaitException)
        {
            return RefuseFor(exception);
        }
    }
}
