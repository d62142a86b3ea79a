using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>What became of a wish about an account.</summary>
/// <param name="Account">As it is now.</param>
/// <param name="Problem">The name of a text, <c>AccountNameTaken</c>; <see langword="null"/> when it was done.</param>
public sealed record AccountOutcome(Account? Account, string? Problem)
{
    public bool IsDone => Problem is null;

    internal static AccountOutcome Failed(string problem) => new(null, problem);

    internal static AccountOutcome Of(AccountChange change, Account? account = null) =>
        change == AccountChange.Done ? new AccountOutcome(account, null) : Failed($"Account{change}");
}
