using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Administration;

/// <summary>All accounts and invitations.</summary>
internal sealed class AccountsModel(AccountDesk desk, IAccountStore accounts, InvitationDesk invitations) : DashboardPage
{
    public IReadOnlyList<Account> All { get; private set; } = [];

    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public bool CanInvite => invitations.IsOpen;

    /// <summary>A password or a link that was made just now and is shown once.</summary>
    public string? Secret { get; private set; }

    /// <summary>Name of the text that tells what the secret is.</summary>
    public string? SecretText { get; private set; }

    public string? SecretFor { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        All = await desk.ListAsync(cancellationToken);
        Invitations = await invitations.ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAddAsync(string? name, Role role, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(role))
            return BadRequest();
        var password = GeneratedPassword.Make();
        var outcome = await desk.AddAsync(name ?? "", password, role, HttpContext.Actor(), cancellationToken);
        return await TellAsync(outcome, password, cancellationToken);
    }

    public async Task<IActionResult> OnPostResetAsync(long id, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is not { } account)
            return await TellAsync(AccountOutcome.Failed("AccountNotFound"), "", cancellationToken);
        var password = GeneratedPassword.Make();
        var outcome = await desk.ResetPasswordAsync(account, password, HttpContext.Actor(), cancellationToken);
        return await TellAsync(outcome, password, cancellationToken);
    }

    public async Task<IActionResult> OnPostChangeAsync(long id, Role role, AccountState state, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(role) || !Enum.IsDefined(state))
            return BadRequest();
        return await DoAsync(id, account => desk.ChangeAsync(account, role, state, HttpContext.Actor(), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken) =>
        DoAsync(id, account => desk.RemoveAsync(account, HttpContext.Actor(), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostInviteAsync(string? note, Role inviteRole, CancellationToken cancellationToken)
    {
        if (!CanInvite || !InvitationDesk.IsComplete(inviteRole, note))
            return BadRequest();
        var code = await invitations.InviteAsync(inviteRole, note!, HttpContext.Actor(), cancellationToken);
        (Secret, SecretText, SecretFor) = ($"{Request.Scheme}://{Request.Host}/register?code={code}", "InvitationShownOnce", note);
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(long id, CancellationToken cancellationToken)
    {
        await invitations.WithdrawAsync(id, HttpContext.Actor(), cancellationToken);
        return Redirect("/accounts?done=DoneWithdrawn");
    }

    private async Task<IActionResult> DoAsync(long id, Func<Account, Task<AccountOutcome>> change, CancellationToken cancellationToken)
    {
        var outcome = await accounts.FindAsync(id, cancellationToken) is { } account ? await change(account) : AccountOutcome.Failed("AccountNotFound");
        if (outcome.IsDone)
            return Redirect("/accounts?done=DoneSaved");
        await OnGetAsync(cancellationToken);
        return Refuse(outcome.Problem!);
    }

    private async Task<IActionResult> TellAsync(AccountOutcome outcome, string password, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (outcome.Account is not { } account)
            return Refuse(outcome.Problem!);
        (Secret, SecretText, SecretFor) = (password, "PasswordShownOnce", account.Name);
        return Page();
    }
}
