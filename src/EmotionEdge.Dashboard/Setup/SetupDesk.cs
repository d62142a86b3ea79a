using System.Security.Cryptography;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Setup;

/// <summary>
/// The one-time code that lets the first administrator in: 30 minutes, five tries. Making an account with it ends it, and
/// where there is an administrator already there is no code.
/// </summary>
public sealed class SetupDesk
{
    /// <summary>How long a code is good.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How many wrong ones may be given.</summary>
    public const int Tries = 5;

    /// <summary>Without those that look alike.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 10;

    private readonly ISetupCodeStore _codes;
    private readonly IAccountStore _accounts;
    private readonly AccountDesk _desk;
    private readonly IAuditLog _audit;
    private readonly TimeProvider _time;

    internal SetupDesk(ISetupCodeStore codes, IAccountStore accounts, AccountDesk desk, IAuditLog audit, TimeProvider time) =>
        (_codes, _accounts, _desk, _audit, _time) = (codes, accounts, desk, audit, time);

    /// <summary>The code that was made here last, as people type it; <see langword="null"/> when it is used up.</summary>
    public string? Code { get; private set; }

    /// <summary>Whether the first administrator has yet to be made.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken) => !await _accounts.HasAdministratorAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a code, which takes the place of the one before.</summary>
    /// <returns>As people type it, <c>ABCDE-FGHJK</c>; <see langword="null"/> when there is an administrator already.</returns>
    public async Task<string?> MakeCodeAsync(CancellationToken cancellationToken)
    {
        if (!await IsNeededAsync(cancellationToken).ConfigureAwait(false))
            return null;
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        var now = _time.GetUtcNow();
        await _codes.ReplaceAsync(new SetupCode(SecretToken.HashOf(code), now + Validity, Tries), cancellationToken).ConfigureAwait(false);
        await _audit.AddAsync(Actor.Console.Entry(now, AuditAction.SetupCodeMade), cancellationToken).ConfigureAwait(false);
        Code = $"{code[..5]}-{code[5..]}";
        return Code;
    }

    /// <summary>Makes the first administrator, for who has the code.</summary>
    internal async Task<AccountOutcome> MakeAdministratorAsync(string code, string name, string password, string? address, CancellationToken cancellationToken)
    {
        if (await ProblemAsync(code, address, cancellationToken).ConfigureAwait(false) is { } problem)
            return AccountOutcome.Failed(problem);
        var outcome = await _desk.AddFirstAsync(name, password, address, cancellationToken).ConfigureAwait(false);
        if (outcome.IsDone)
        {
            Code = null;
            await _codes.ReplaceAsync(null, cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>Looks at a code; a wrong one costs a try, the right one does not.</summary>
    /// <returns>The name of a text; <see langword="null"/> when the code is right.</returns>
    private async Task<string?> ProblemAsync(string code, string? address, CancellationToken cancellationToken)
    {
        if (await _codes.TryAsync(cancellationToken).ConfigureAwait(false) is not { } kept || _time.GetUtcNow() >= kept.ExpiresAt)
            return "SetupCodeOver";
        var typed = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (CryptographicOperations.FixedTimeEquals(SecretToken.HashOf(typed), kept.CodeHash))
        {
            await _codes.ReplaceAsync(kept, cancellationToken).ConfigureAwait(false);
            return null;
        }

        await _audit.AddAsync(new AuditEntry(_time.GetUtcNow(), "-", AuditAction.SetupCodeRefused, null, address, null), cancellationToken).ConfigureAwait(false);
        return kept.TriesLeft > 1 ? "SetupCodeWrong" : "SetupCodeOver";
    }
}
