using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Setup;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages;

/// <summary>The login.</summary>
internal sealed class LoginModel(LoginDesk desk, SetupDesk setup, DashboardOptions options) : DashboardPage
{
    [BindProperty(Name = "name")]
    public string Name { get; set; } = "";

    [BindProperty(Name = "password")]
    public string Password { get; set; } = "";

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool CanRegister => options.Registration == RegistrationMode.Approval;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await setup.IsNeededAsync(cancellationToken))
            return Redirect("/setup");
        return User.Identity?.IsAuthenticated == true ? Redirect("/") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var request = new LoginRequest(Name ?? "", Password ?? "", null, HttpContext.Address(), Request.Headers.UserAgent.ToString());
        try
        {
            var outcome = await desk.LoginAsync(request, cancellationToken);
            return await GoOnAsync(outcome, cancellationToken);
        }
        catch (BusyException)
        {
            return Refuse("LoginBusy", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IActionResult> GoOnAsync(LoginOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Token is not { } token)
            return RefuseWith(LoginText.Of(outcome, Texts), outcome.Result == LoginResult.MustWait ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized);
        await HttpContext.BeginSessionAsync(token, cancellationToken);
        // Only a page of this box: a link to the login must not lead elsewhere.
        var next = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
        return outcome.Result == LoginResult.NeedsCode ? Redirect($"/login/code?returnUrl={Uri.EscapeDataString(next)}") : LocalRedirect(next);
    }
}
