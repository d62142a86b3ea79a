using System.Net;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Begins, finds and ends sessions. What a cookie holds is worth nothing once its session has ended here.</summary>
internal sealed class SessionDesk(ISessionStore sessions, IAuditLog audit, DashboardOptions options, TimeProvider time)
{
    /// <summary>For the code of the second factor.</summary>
    private static readonly TimeSpan PendingTime = TimeSpan.FromMinutes(5);

    /// <summary>The use of a session is noted this often, to spare the flash.</summary>
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    private const int AgentLength = 200;

    /// <returns>What the cookie is to hold.</returns>
    public async Task<string> BeginAsync(Account account, IPAddress address, string agent, bool isPending, CancellationToken cancellationToken)
    {
        var token = SecretToken.Make();
        var now = time.GetUtcNow();
        var session = new Session
        {
            AccountId = account.Id,
            TokenHash = token.Hash,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + (isPending ? PendingTime : options.SessionLifetime),
            Address = address.ToString(),
            Agent = string.Concat(agent.Where(character => !char.IsControl(character)).Take(AgentLength)),
            IsPending = isPending,
        };
        await sessions.AddAsync(session, cancellationToken).ConfigureAwait(false);
        if (!isPending)
            await audit.AddAsync(new Actor(account.Name, session.Address).Entry(now, AuditAction.SessionBegun), cancellationToken).ConfigureAwait(false);
        return token.Text;
    }

    /// <summary>The session of a cookie; <see langword="null"/> when it has ended or its account may not be used.</summary>
    public async Task<(Session Session, Account Account)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var found = await sessions.FindAsync(SecretToken.HashOf(token), cancellationToken).ConfigureAwait(false);
        if (found is not ({ } session, { State: AccountState.Active }))
            return null;
        var now = time.GetUtcNow();
        if (now >= session.ExpiresAt || now - session.LastSeenAt >= options.SessionIdle)
            return null;
        if (now - session.LastSeenAt >= TouchEvery)
            await TouchAsync(session, now, cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async Task EndAsync(string token, string? address, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(SecretToken.HashOf(token), cancellationToken).ConfigureAwait(false) is not ({ } session, { } account))
            return;
        await sessions.RemoveAsync(session.AccountId, session.Id, cancellationToken).ConfigureAwait(false);
        if (!session.IsPending)
            await audit.AddAsync(new Actor(account.Name, address).Entry(time.GetUtcNow(), AuditAction.SessionEnded), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where an account is logged in, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken cancellationToken) =>
        [.. (await sessions.ListAsync(accountId, cancellationToken).ConfigureAwait(false)).Where(session => !session.IsPending && session.ExpiresAt > time.GetUtcNow())];

    /// <summary>Ends a session of an account.</summary>
    /// <returns>Whether there was such a one.</returns>
    public async Task<bool> EndAsync(long accountId, long id, Actor actor, CancellationToken cancellationToken)
    {
        if (!await sessions.RemoveAsync(accountId, id, cancellationToken).ConfigureAwait(false))
            return false;
        await audit.AddAsync(actor.Entry(time.GetUtcNow(), AuditAction.SessionEnded), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Logs an account out everywhere.</summary>
    public async Task EndAllAsync(long accountId, Actor actor, CancellationToken cancellationToken)
    {
        await sessions.RemoveAllAsync(accountId, null, cancellationToken).ConfigureAwait(false);
        await audit.AddAsync(actor.Entry(time.GetUtcNow(), AuditAction.SessionEnded, null, "all"), cancellationToken).ConfigureAwait(false);
    }

    private async Task TouchAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await sessions.TouchAsync(session.Id, now, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            // The store has told its trouble. With a full disk people are still to see that it is full.
        }
    }
}
