using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>Somebody makes an account: by invitation, or for an administrator to approve.</summary>
internal sealed class RegisterModel(InvitationDesk invitations, AccountDesk desk, LoginThrottle throttle, DashboardOptions options) : DashboardPage
{
    /// <summary>Stands in the throttle for all registrations of an address: names are made up here, not guessed.</summary>
    private const string Throttled = "registration of ";

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "name")]
    public string Name { get; set; } = "";

    [BindProperty(Name = "password")]
    public string Password { get; set; } = "";

    [BindProperty(Name = "again")]
    public string Again { get; set; } = "";

    /// <summary>Whether the form is to be filled in.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether it waits for an administrator now.</summary>
    public bool IsNoted { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        IsOpen = Code is null ? options.Registration == RegistrationMode.Approval : await invitations.FindAsync(Code, cancellationToken) is not null;
        return IsOpen ? Page() : Refuse(Code is null ? "RegisterClosed" : "InvitationOver", StatusCodes.Status404NotFound);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!IsOpen)
            return Page();
        if (Password != Again)
            return Refuse("PasswordsDiffer");
        var address = HttpContext.Address();
        if (throttle.Begin(Throttled + address, address) is { } wait)
            return RefuseWith(LoginText.Of(new LoginOutcome(LoginResult.MustWait) { Wait = wait }, Texts), StatusCodes.Status429TooManyRequests);
        try
        {
            return Code is null
                ? await AskAsync(address.ToString(), cancellationToken)
                : await AcceptAsync(address.ToString(), cancellationToken);
        }
        catch (BusyException)
        {
            return Refuse("LoginBusy", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IActionResult> AcceptAsync(string address, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(Code, cancellationToken) is not { } invitation)
            return Refuse("InvitationOver");
        var outcome = await invitations.AcceptAsync(invitation, Name ?? "", Password ?? "", address, cancellationToken);
        return outcome.IsDone ? Redirect("/login?done=DoneRegistered") : Refuse(outcome.Problem!);
    }

    private async Task<IActionResult> AskAsync(string address, CancellationToken cancellationToken)
    {
        var outcome = await desk.RegisterAsync(Name ?? "", Password ?? "", Role.Viewer, AccountState.Pending, address, cancellationToken);
        // Whether a name is taken is nobody's business before the login; it took the same time.
        if (!outcome.IsDone && outcome.Problem != "AccountNameTaken")
            return Refuse(outcome.Problem!);
        IsNoted = true;
        return Page();
    }
}
