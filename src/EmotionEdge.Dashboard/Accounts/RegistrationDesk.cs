using System.Net;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Sessions;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>Somebody makes an account: by invitation, or for an administrator to approve.</summary>
internal sealed class RegistrationDesk(InvitationDesk invitations, AccountDesk desk, LoginThrottle throttle, DashboardOptions options)
{
    /// <summary>Stands in the throttle for all registrations of an address: names are made up here, not guessed.</summary>
    private const string Throttled = "registration of ";

    /// <summary>Why nobody can register in this way now, as the name of a text; <see langword="null"/> when somebody can.</summary>
    /// <param name="code">Of the invitation; <see langword="null"/> for who has none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> ClosedAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
            return options.Registration == RegistrationMode.Approval ? null : "RegisterClosed";
        return await invitations.FindAsync(code, cancellationToken).ConfigureAwait(false) is null ? "InvitationOver" : null;
    }

    /// <returns>Without an invitation and without a problem the account waits for an administrator.</returns>
    /// <exception cref="MustWaitException">Too many came from this address.</exception>
    /// <exception cref="Passwords.BusyException">Too many passwords wait to be hashed.</exception>
    public async Task<AccountOutcome> RegisterAsync(string? code, string name, string password, IPAddress address, CancellationToken cancellationToken)
    {
        throttle.Require(Throttled + address, address);
        if (code is not null)
        {
            return await invitations.FindAsync(code, cancellationToken).ConfigureAwait(false) is { } invitation
                ? await invitations.AcceptAsync(invitation, name, password, address.ToString(), cancellationToken).ConfigureAwait(false)
                : AccountOutcome.Failed("InvitationOver");
        }

        var outcome = await desk.RegisterAsync(name, password, Role.Viewer, AccountState.Pending, address.ToString(), cancellationToken).ConfigureAwait(false);
        // Whether a name is taken is nobody's business before the login; it took the same time.
        return outcome.Problem == "AccountNameTaken" ? new AccountOutcome(null, null) : outcome;
    }
}
