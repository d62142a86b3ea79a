using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>Invites people, and lets them make their account.</summary>
internal sealed class InvitationDesk(
    IInvitationStore invitations, AccountDesk desk, IAuditLog audit, DashboardOptions options, TimeProvider time)
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private const int LongestNote = 60;

    /// <summary>Whether anybody could make use of an invitation.</summary>
    public bool IsOpen => options.Registration != RegistrationMode.Off;

    /// <summary>What may be asked for.</summary>
    public static bool IsComplete(Role role, string? note) => Enum.IsDefined(role) && note is { Length: > 0 and <= LongestNote };

    public Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken) => invitations.ListAsync(cancellationToken);

    /// <returns>The code that the link to the registration holds.</returns>
    public async Task<string> InviteAsync(Role role, string note, Actor actor, CancellationToken cancellationToken)
    {
        var code = SecretToken.Make();
        var now = time.GetUtcNow();
        await invitations.AddAsync(
            new Invitation { CodeHash = code.Hash, Role = role, Note = note, InvitedBy = actor.Name, ExpiresAt = now + Validity }, cancellationToken).ConfigureAwait(false);
        await audit.AddAsync(actor.Entry(now, AuditAction.InvitationAdded, note, role.ToString()), cancellationToken).ConfigureAwait(false);
        return code.Text;
    }

    /// <returns>Whether it was there.</returns>
    public async Task<bool> WithdrawAsync(long id, Actor actor, CancellationToken cancellationToken)
    {
        if (!await invitations.RemoveAsync(id, cancellationToken).ConfigureAwait(false))
            return false;
        await audit.AddAsync(actor.Entry(time.GetUtcNow(), AuditAction.InvitationRemoved), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The invitation of a code; <see langword="null"/> when it is used up, withdrawn or too old.</summary>
    public async Task<Invitation?> FindAsync(string? code, CancellationToken cancellationToken) =>
        code is { Length: > 0 and < 100 }
        && IsOpen
        && await invitations.FindAsync(SecretToken.HashOf(code), cancellationToken).ConfigureAwait(false) is { } invitation
        && time.GetUtcNow() < invitation.ExpiresAt
            ? invitation
            : null;

    /// <summary>Makes the account of somebody who was invited.</summary>
    public async Task<AccountOutcome> AcceptAsync(Invitation invitation, string name, string password, string address, CancellationToken cancellationToken)
    {
        // Pending until the invitation is used up: of two who use it at the same time one has an account in the end.
        var outcome = await desk.RegisterAsync(name, password, invitation.Role, AccountState.Pending, address, cancellationToken).ConfigureAwait(false);
        if (outcome.Account is not { } account)
            return outcome;
        var inviter = new Actor(invitation.InvitedBy, address);
        if (await invitations.RemoveAsync(invitation.Id, cancellationToken).ConfigureAwait(false))
            return await desk.ChangeAsync(account, invitation.Role, AccountState.Active, inviter, cancellationToken).ConfigureAwait(false);
        await desk.RemoveAsync(account, inviter, cancellationToken).ConfigureAwait(false);
        return AccountOutcome.Failed("InvitationOver");
    }
}
