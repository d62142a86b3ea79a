using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Mine;

/// <summary>Switches one's own second factor on and off.</summary>
internal sealed class SecondFactorModel(SecondFactorDesk desk) : DashboardPage
{
    private Account _account = null!;

    public bool IsOn => _account.SecondFactorKey is not null;

    /// <summary>In letters, to be typed.</summary>
    public string Key => SecondFactor.Shown(desk.Propose(_account.Id));

    /// <summary>For an authenticator program on the same device.</summary>
    public string KeyAddress => SecondFactor.Address(desk.Propose(_account.Id), _account.Name);

    /// <summary>There once, after it was switched on.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => _account = await MyAccountAsync(cancellationToken);

    public async Task<IActionResult> OnPostOnAsync(string? code, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (IsOn || await desk.ConfirmAsync(_account, code ?? "", HttpContext.Actor(), cancellationToken) is not { } codes)
            return Refuse("LoginCodeWrong");
        RecoveryCodes = codes;
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(string? code, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        try
        {
            return await desk.SwitchOffAsync(_account, code ?? "", HttpContext.Actor(), HttpContext.Address(), cancellationToken)
                ? Redirect("/account?done=DoneSecondFactorOff")
                : Refuse("LoginCodeWrong");
        }
        catch (MustWaitException exception)
        {
            return RefuseFor(exception);
        }
    }
}
