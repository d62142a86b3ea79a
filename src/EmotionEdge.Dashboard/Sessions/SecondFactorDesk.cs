using System.Collections.Concurrent;
using System.Net;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Switches the second factor on, once its owner has shown that the codes come out right, and off.</summary>
internal sealed class SecondFactorDesk(IAccountStore accounts, LoginThrottle throttle, IAuditLog audit, TimeProvider time)
{
    /// <summary>Keys that were shown and not confirmed yet, by account; a restart forgets them.</summary>
    private readonly ConcurrentDictionary<long, byte[]> _shown = [];

    /// <summary>The key to put into an authenticator program; the same until it is confirmed.</summary>
    public byte[] Propose(long accountId) => _shown.GetOrAdd(accountId, _ => SecondFactor.MakeKey());

    /// <returns>The recovery codes, which are shown once; <see langword="null"/> when the code does not come from the key.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Account account, string code, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_shown.TryGetValue(account.Id, out var key) || SecondFactor.StepOf(key, code.Trim(), now, 0) is not { } step)
            return null;
        var codes = SecondFactor.MakeRecoveryCodes();
        await accounts.ChangeAsync(
            account.Id,
            found => found with { SecondFactorKey = key, SecondFactorStep = step, RecoveryCodes = [.. codes.Select(SecondFactor.HashOf)] },
            cancellationToken).ConfigureAwait(false);
        _shown.TryRemove(account.Id, out _);
        await audit.AddAsync(actor.Entry(now, AuditAction.SecondFactorOn), cancellationToken).ConfigureAwait(false);
        return codes;
    }

    /// <returns>Whether it is off: only who has a code, or a recovery code, switches it off.</returns>
    /// <exception cref="MustWaitException">Codes are guessed here as at the login.</exception>
    public async Task<bool> SwitchOffAsync(Account account, string code, Actor actor, IPAddress address, CancellationToken cancellationToken)
    {
        throttle.Require(account.Name, address);
        var isRight = false;
        await accounts.ChangeAsync(
            account.Id,
            found =>
            {
                isRight = SecondFactor.Use(found, code, time.GetUtcNow()) is not null;
                return isRight ? found with { SecondFactorKey = null, RecoveryCodes = [] } : found;
            },
            cancellationToken).ConfigureAwait(false);
        if (!isRight)
            return false;
        throttle.Forgive(account.Name, address);
        await audit.AddAsync(actor.Entry(time.GetUtcNow(), AuditAction.SecondFactorOff), cancellationToken).ConfigureAwait(false);
        return true;
    }
}
