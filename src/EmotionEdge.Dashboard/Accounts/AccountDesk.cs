using System.Globalization;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Analyses;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Passwords;
using Microsoft.AspNetCore.Identity;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>
/// Makes, changes and removes accounts for the pages, the API and the command line, by the same rules, and notes it in
/// the audit log. Every member throws <see cref="Core.Storage.StorageException"/> when nothing can be kept now.
/// </summary>
public sealed class AccountDesk
{
    private readonly IAccountStore _accounts;
    private readonly ISessionStore _sessions;
    private readonly IAuditLog _audit;
    private readonly PasswordDesk _passwords;
    private readonly TimeProvider _time;
    private readonly IAnalyses? _analyses;

    /// <param name="accounts">Where accounts are kept.</param>
    /// <param name="sessions">Where logins are kept.</param>
    /// <param name="audit">Where it is noted.</param>
    /// <param name="passwords">Hashes and verifies passwords.</param>
    /// <param name="time">The clock.</param>
    /// <param name="analyses">What accounts have uploaded; <see langword="null"/> where that is another process's.</param>
    internal AccountDesk(IAccountStore accounts, ISessionStore sessions, IAuditLog audit, PasswordDesk passwords, TimeProvider time, IAnalyses? analyses) =>
        (_accounts, _sessions, _audit, _passwords, _time, _analyses) = (accounts, sessions, audit, passwords, time, analyses);

    /// <summary>All accounts by name.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) => _accounts.ListAsync(cancellationToken);

    /// <summary>The account of a name, without regard to case.</summary>
    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken) => _accounts.FindAsync(name, cancellationToken);

    /// <summary>Adds an account whose owner is to choose another password at the first login.</summary>
    public Task<AccountOutcome> AddAsync(string name, string password, Role role, Actor actor, CancellationToken cancellationToken) => AddAsync(
        new Account { Name = name, PasswordHash = "", Role = role, CreatedAt = _time.GetUtcNow(), MustChangePassword = true },
        password,
        AuditAction.AccountAdded,
        actor,
        _accounts.AddAsync,
        cancellationToken);

    /// <summary>Adds the first account, an administrator.</summary>
    /// <param name="name">The name of the account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="address">Who makes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<AccountOutcome> AddFirstAsync(string name, string password, string? address, CancellationToken cancellationToken) => AddAsync(
        new Account { Name = name, PasswordHash = "", Role = Role.Administrator, CreatedAt = _time.GetUtcNow() },
        password,
        AuditAction.AccountAdded,
        new Actor(name, address),
        _accounts.AddFirstAsync,
        cancellationToken);

    /// <summary>Somebody makes an account for themselves.</summary>
    internal Task<AccountOutcome> RegisterAsync(string name, string password, Role role, AccountState state, string? address, CancellationToken cancellationToken) => AddAsync(
        new Account { Name = name, PasswordHash = "", Role = role, State = state, CreatedAt = _time.GetUtcNow() },
        password,
        AuditAction.AccountRegistered,
        new Actor(name, address),
        _accounts.AddAsync,
        cancellationToken);

    /// <summary>Gives an account a password that its owner is to change, and ends its sessions.</summary>
    public async Task<AccountOutcome> ResetPasswordAsync(Account account, string password, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(actor);
        if (PasswordRules.Check(password, account.Name) is not PasswordFault.None and var fault)
            return AccountOutcome.Failed($"Password{fault}");
        var hash = await _passwords.HashAsync(account, password, cancellationToken).ConfigureAwait(false);
        // Who lost a password may have lost the second factor as well.
        var change = await _accounts.ChangeAsync(
            account.Id,
            current => current with { PasswordHash = hash, MustChangePassword = true, SecondFactorKey = null, RecoveryCodes = [] },
            cancellationToken).ConfigureAwait(false);
        if (change == AccountChange.Done)
        {
            await _sessions.RemoveAllAsync(account.Id, null, cancellationToken).ConfigureAwait(false);
            await NoteAsync(actor, AuditAction.PasswordReset, account.Name, null, cancellationToken).ConfigureAwait(false);
        }

        return AccountOutcome.Of(change, account);
    }

    /// <summary>An owner changes the password; all sessions end.</summary>
    internal async Task<AccountOutcome> ChangePasswordAsync(Account account, string current, string password, Actor actor, CancellationToken cancellationToken)
    {
        if (PasswordRules.Check(password, account.Name) is not PasswordFault.None and var fault)
            return AccountOutcome.Failed($"Password{fault}");
        if (current == password)
            return AccountOutcome.Failed("PasswordSame");
        if (await _passwords.VerifyAsync(account, current, cancellationToken).ConfigureAwait(false) == PasswordVerificationResult.Failed)
            return AccountOutcome.Failed("PasswordWrong");

        var hash = await _passwords.HashAsync(account, password, cancellationToken).ConfigureAwait(false);
        var change = await _accounts.ChangeAsync(
            account.Id, found => found with { PasswordHash = hash, MustChangePassword = false }, cancellationToken).ConfigureAwait(false);
        if (change == AccountChange.Done)
        {
            await _sessions.RemoveAllAsync(account.Id, null, cancellationToken).ConfigureAwait(false);
            await NoteAsync(actor, AuditAction.PasswordChanged, null, null, cancellationToken).ConfigureAwait(false);
        }

        return AccountOutcome.Of(change, account);
    }

    /// <summary>Gives an account a role; approves or bars it.</summary>
    internal async Task<AccountOutcome> ChangeAsync(Account account, Role role, AccountState state, Actor actor, CancellationToken cancellationToken)
    {
        var change = await _accounts.ChangeAsync(account.Id, found => found with { Role = role, State = state }, cancellationToken).ConfigureAwait(false);
        if (change == AccountChange.Done)
        {
            if (state != AccountState.Active)
                await _sessions.RemoveAllAsync(account.Id, null, cancellationToken).ConfigureAwait(false);
            var action = account.State == AccountState.Pending && state == AccountState.Active ? AuditAction.AccountApproved : AuditAction.AccountChanged;
            await NoteAsync(actor, action, account.Name, $"{role}, {state}", cancellationToken).ConfigureAwait(false);
        }

        return AccountOutcome.Of(change, account with { Role = role, State = state });
    }

    /// <summary>
    /// Removes an account with its sessions, tokens and analyses. From the command line, the files that it kept are removed by
    /// the running service, when that has had no upload to analyse for half a minute.
    /// </summary>
    public async Task<AccountOutcome> RemoveAsync(Account account, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(actor);
        var change = await _accounts.RemoveAsync(account.Id, cancellationToken).ConfigureAwait(false);
        if (change == AccountChange.Done)
        {
            _analyses?.DeleteAll(account.Id.ToString(CultureInfo.InvariantCulture));
            await NoteAsync(actor, AuditAction.AccountRemoved, account.Name, null, cancellationToken).ConfigureAwait(false);
        }

        return AccountOutcome.Of(change, account);
    }

    private async Task<AccountOutcome> AddAsync(
        Account account,
        string password,
        string action,
        Actor actor,
        Func<Account, CancellationToken, Task<Account?>> add,
        CancellationToken cancellationToken)
    {
        if (!AccountNames.IsValid(account.Name))
            return AccountOutcome.Failed("AccountNameInvalid");
        if (PasswordRules.Check(password, account.Name) is not PasswordFault.None and var fault)
            return AccountOutcome.Failed($"Password{fault}");
        var hash = await _passwords.HashAsync(account, password, cancellationToken).ConfigureAwait(false);
        if (await add(account with { PasswordHash = hash }, cancellationToken).ConfigureAwait(false) is not { } added)
            return AccountOutcome.Failed("AccountNameTaken");
        await NoteAsync(actor, action, added.Name, $"{added.Role}, {added.State}", cancellationToken).ConfigureAwait(false);
        return new AccountOutcome(added, null);
    }

    private Task NoteAsync(Actor actor, string action, string? subject, string? detail, CancellationToken cancellationToken) =>
        _audit.AddAsync(actor.Entry(_time.GetUtcNow(), action, subject, detail), cancellationToken);
}
