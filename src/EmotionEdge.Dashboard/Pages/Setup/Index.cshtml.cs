using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Setup;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Setup;

/// <summary>The first start: the code from the console, and the first administrator.</summary>
internal sealed class SetupModel(SetupDesk setup, SessionDesk sessions) : DashboardPage
{
    [BindProperty(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "name")]
    public string Name { get; set; } = "";

    [BindProperty(Name = "password")]
    public string Password { get; set; } = "";

    [BindProperty(Name = "again")]
    public string Again { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await setup.IsNeededAsync(cancellationToken) ? Page() : Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await setup.IsNeededAsync(cancellationToken))
            return Redirect("/");
        // Before the code, so that a slip of the finger does not cost a try.
        if (Password != Again)
            return Refuse("PasswordsDiffer");
        var address = HttpContext.Address();
        try
        {
            var outcome = await setup.MakeAdministratorAsync(Code ?? "", Name ?? "", Password ?? "", address.ToString(), cancellationToken);
            if (outcome.Account is not { } account)
                return Refuse(outcome.Problem!);
            var token = await sessions.BeginAsync(account, address, Request.Headers.UserAgent.ToString(), isPending: false, cancellationToken);
            await HttpContext.BeginSessionAsync(token, cancellationToken);
            return Redirect("/setup/place");
        }
        catch (BusyException)
        {
            return Refuse("LoginBusy", StatusCodes.Status503ServiceUnavailable);
        }
    }
}
