using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Storage.Accounts;

internal sealed class ApiTokenRow
{
    public long Id { get; init; }

    public required long AccountId { get; init; }

    public AccountRow Account { get; init; } = null!;

    public required string Name { get; init; }

    public required byte[] TokenHash { get; init; }

    public required Role Scope { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static ApiTokenRow Of(ApiToken token) => new()
    {
        AccountId = token.AccountId,
        Name = token.Name,
        TokenHash = token.TokenHash,
        Scope = token.Scope,
        CreatedAt = token.CreatedAt,
        LastUsedAt = token.LastUsedAt,
        ExpiresAt = token.ExpiresAt,
    };

    public ApiToken ToToken() => new()
    {
        Id = Id,
        AccountId = AccountId,
        Name = Name,
        TokenHash = TokenHash,
        Scope = Scope,
        CreatedAt = CreatedAt,
        LastUsedAt = LastUsedAt,
        ExpiresAt = ExpiresAt,
    };
}
