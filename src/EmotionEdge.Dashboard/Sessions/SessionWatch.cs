using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>
/// For answers that go on for long, such as streams: whether who asked is still logged in and still may. To be asked every
/// few seconds.
/// </summary>
internal sealed class SessionWatch(SessionDesk sessions, IApiTokenStore tokens, TimeProvider time)
{
    /// <param name="request">The one that is being answered.</param>
    /// <param name="role">What it takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> IsStillAllowedAsync(HttpRequest request, Role role, CancellationToken cancellationToken)
    {
        if (ApiTokenHandler.TokenOf(request) is { } text)
        {
            return await tokens.FindAsync(text, cancellationToken).ConfigureAwait(false) is ({ } token, { State: AccountState.Active } owner)
                && time.GetUtcNow() < token.ExpiresAt
                && token.Scope >= role
                && owner.Role >= role;
        }

        return SessionCookie.Read(request) is { Length: > 0 } cookie
            && await sessions.FindAsync(cookie, cancellationToken).ConfigureAwait(false) is ({ IsPending: false }, { } account)
            && account.Role >= role;
    }
}
