using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>Somebody makes an account: by invitation, or for an administrator to approve.</summary>
internal sealed class RegisterModel(RegistrationDesk desk) : DashboardPage
{
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
        var closed = await desk.ClosedAsync(Code, cancellationToken);
        IsOpen = closed is null;
        return IsOpen ? Page() : Refuse(closed!, StatusCodes.Status404NotFound);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!IsOpen)
            return Page();
        if (Password != Again)
            return Refuse("PasswordsDiffer");
        try
        {
            var outcome = await desk.RegisterAsync(Code, Name ?? "", Password ?? "", HttpContext.Address(), cancellationToken);
            if (!outcome.IsDone)
                return Refuse(outcome.Problem!);
            IsNoted = Code is null;
            return IsNoted ? Page() : Redirect("/login?done=DoneRegistered");
        }
        catch (Exception exception) when (exception is BusyException or MustWaitException)
        {
            return RefuseFor(exception);
        }
    }
}
