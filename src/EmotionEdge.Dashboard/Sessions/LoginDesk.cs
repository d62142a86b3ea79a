using System.Net;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Passwords;
using Microsoft.AspNetCore.Identity;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>
/// Lets people in. Whether there is an account of a name cannot be told from what it answers, nor from how long it takes.
/// </summary>
internal sealed class LoginDesk(
    IAccountStore accounts,
    ISessionStore sessions,
    PasswordDesk passwords,
    SessionDesk desk,
    LoginThrottle throttle,
    IAuditLog audit,
    TimeProvider time)
{
    /// <exception cref="BusyException">Too many try at this moment.</exception>
    public async Task<LoginOutcome> LoginAsync(LoginRequest request, CancellationToken cancellationToken)
    {
        if (throttle.Begin(request.Name, request.Address) is { } wait)
            return new LoginOutcome(LoginResult.MustWait) { Wait = wait };
        try
        {
            var account = await accounts.FindAsync(request.Name, cancellationToken).ConfigureAwait(false);
            var verified = await passwords.VerifyAsync(account, request.Password, cancellationToken).ConfigureAwait(false);
            if (account is null || verified == PasswordVerificationResult.Failed)
                return await RefuseAsync(request.Name, request.Address, "password", cancellationToken).ConfigureAwait(false);
            if (verified == PasswordVerificationResult.SuccessRehashNeeded)
                await RehashAsync(account, request.Password, cancellationToken).ConfigureAwait(false);
            return await GoOnAsync(account, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BusyException or Core.Storage.StorageException)
        {
            throttle.Forgive(request.Name, request.Address);
            throw;
        }
    }

    /// <summary>The second half of a login: the code, with the cookie of the first half.</summary>
    public async Task<LoginOutcome> EnterCodeAsync(string token, string code, IPAddress address, string agent, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(token, cancellationToken).ConfigureAwait(false) is not ({ IsPending: true } pending, { } account))
            return new LoginOutcome(LoginResult.Refused);
        if (throttle.Begin(account.Name, address) is { } wait)
            return new LoginOutcome(LoginResult.MustWait) { Wait = wait };
        if (!await UseCodeAsync(account, code, cancellationToken).ConfigureAwait(false))
            return await RefuseAsync(account.Name, address, "code", cancellationToken).ConfigureAwait(false);
        await sessions.RemoveAsync(account.Id, pending.Id, cancellationToken).ConfigureAwait(false);
        return await BeginAsync(account, address, agent, cancellationToken).ConfigureAwait(false);
    }

    private async Task<LoginOutcome> GoOnAsync(Account account, LoginRequest request, CancellationToken cancellationToken)
    {
        if (account.State != AccountState.Active)
        {
            throttle.Forgive(request.Name, request.Address);
            return new LoginOutcome(account.State == AccountState.Pending ? LoginResult.NotApproved : LoginResult.Disabled);
        }

        if (account.SecondFactorKey is null)
            return await BeginAsync(account, request.Address, request.Agent, cancellationToken).ConfigureAwait(false);
        if (request.Code is { Length: > 0 } code)
        {
            return await UseCodeAsync(account, code, cancellationToken).ConfigureAwait(false)
                ? await BeginAsync(account, request.Address, request.Agent, cancellationToken).ConfigureAwait(false)
                : await RefuseAsync(request.Name, request.Address, "code", cancellationToken).ConfigureAwait(false);
        }

        throttle.Forgive(request.Name, request.Address);
        var token = await desk.BeginAsync(account, request.Address, request.Agent, isPending: true, cancellationToken).ConfigureAwait(false);
        return new LoginOutcome(LoginResult.NeedsCode) { Token = token };
    }

    private async Task<LoginOutcome> BeginAsync(Account account, IPAddress address, string agent, CancellationToken cancellationToken)
    {
        var token = await desk.BeginAsync(account, address, agent, isPending: false, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        await accounts.ChangeAsync(account.Id, found => found with { LastLoginAt = now }, cancellationToken).ConfigureAwait(false);
        throttle.Succeed(account.Name, address);
        return new LoginOutcome(LoginResult.Done) { Token = token, Account = account };
    }

    private async Task<LoginOutcome> RefuseAsync(string name, IPAddress address, string what, CancellationToken cancellationToken)
    {
        // People type passwords into the wrong field: only what could be a name is written down.
        var subject = AccountNames.IsValid(name) ? name : null;
        await audit.AddAsync(
            new AuditEntry(time.GetUtcNow(), "-", AuditAction.SessionRefused, subject, address.ToString(), what), cancellationToken).ConfigureAwait(false);
        return new LoginOutcome(LoginResult.Refused);
    }

    /// <summary>As one step, so that a code is good for one login also when two come at the same time.</summary>
    private async Task<bool> UseCodeAsync(Account account, string code, CancellationToken cancellationToken)
    {
        var isRight = false;
        await accounts.ChangeAsync(
            account.Id,
            found =>
            {
                var used = SecondFactor.Use(found, code, time.GetUtcNow());
                isRight = used is not null;
                return used ?? found;
            },
            cancellationToken).ConfigureAwait(false);
        return isRight;
    }

    private async Task RehashAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(account, password, cancellationToken).ConfigureAwait(false);
        // Unless the password was changed meanwhile.
        await accounts.ChangeAsync(
            account.Id,
            found => found.PasswordHash == account.PasswordHash ? found with { PasswordHash = hash } : found,
            cancellationToken).ConfigureAwait(false);
    }
}
