using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace EmotionEdge.Dashboard.Pages.Mine;

/// <summary>One's own account: sessions and tokens.</summary>
internal sealed class MineModel(SessionDesk sessions, TokenDesk tokens) : DashboardPage
{
    public Account Mine { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    /// <summary>A token that was made just now.</summary>
    public string? NewToken { get; private set; }

    public long ThisSession => User.SessionId();

    public IEnumerable<Role> Scopes => Enum.GetValues<Role>().Where(role => role <= Mine.Role);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Mine = await MyAccountAsync(cancellationToken);
        Sessions = await sessions.ListAsync(Mine.Id, cancellationToken);
        Tokens = await tokens.ListAsync(Mine.Id, cancellationToken);
    }

    public async Task<IActionResult> OnPostTokenAsync(string? tokenName, Role scope, int days, CancellationToken cancellationToken)
    {
        var account = await MyAccountAsync(cancellationToken);
        if (!TokenDesk.IsComplete(tokenName, scope, days))
        {
            await OnGetAsync(cancellationToken);
            return Refuse("TokenIncomplete");
        }

        NewToken = (await tokens.MakeAsync(account, tokenName!.Trim(), scope, days, HttpContext.Actor(), cancellationToken)).Text;
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken)
    {
        await tokens.RevokeAsync(User.AccountId(), id, HttpContext.Actor(), cancellationToken);
        return Redirect("/account?done=DoneTokenRevoked");
    }

    public async Task<IActionResult> OnPostEndSessionAsync(long id, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(User.AccountId(), id, HttpContext.Actor(), cancellationToken);
        return Redirect("/account?done=DoneSessionEnded");
    }

    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(User.AccountId(), HttpContext.Actor(), cancellationToken);
        SessionCookie.Delete(Response);
        return Redirect("/login?done=DoneLoggedOutEverywhere");
    }
}
