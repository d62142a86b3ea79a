using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Changes one's own password: all sessions end, and that of the browser which asks is renewed.</summary>
internal sealed class OwnPassword(AccountDesk desk, SessionDesk sessions, LoginThrottle throttle)
{
    /// <exception cref="MustWaitException">Whoever finds an open browser could guess here as at the login.</exception>
    /// <exception cref="Passwords.BusyException">Too many passwords wait to be checked.</exception>
    public async Task<AccountOutcome> ChangeAsync(HttpContext context, Account account, string current, string password, CancellationToken cancellationToken)
    {
        var address = context.Address();
        throttle.Require(account.Name, address);
        var isGuess = false;
        try
        {
            var outcome = await desk.ChangePasswordAsync(account, current, password, context.Actor(), cancellationToken).ConfigureAwait(false);
            isGuess = outcome.Problem == "PasswordWrong";
            if (outcome.IsDone)
            {
                var token = await sessions.BeginAsync(account, address, context.Request.Headers.UserAgent.ToString(), isPending: false, cancellationToken).ConfigureAwait(false);
                SessionCookie.Write(context.Response, token);
            }

            return outcome;
        }
        finally
        {
            if (!isGuess)
                throttle.Forgive(account.Name, address);
        }
    }
}
