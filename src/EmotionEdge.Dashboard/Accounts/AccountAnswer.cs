using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>An account, without what belongs to its owner alone.</summary>
internal sealed record AccountAnswer(
    long Id,
    string Name,
    string Role,
    string State,
    bool SecondFactor,
    bool MustChangePassword,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLoginAt)
{
    public static AccountAnswer Of(Account account) => new(
        account.Id,
        account.Name,
        account.Role.ToString(),
        account.State.ToString(),
        account.SecondFactorKey is not null,
        account.MustChangePassword,
        account.CreatedAt,
        account.LastLoginAt);
}
