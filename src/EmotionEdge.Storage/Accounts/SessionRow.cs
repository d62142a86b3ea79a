using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Storage.Accounts;

internal sealed class SessionRow
{
    public long Id { get; init; }

    public required long AccountId { get; init; }

    public AccountRow Account { get; init; } = null!;

    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string Address { get; init; }

    public required string Agent { get; init; }

    public bool IsPending { get; init; }

    public static SessionRow Of(Session session) => new()
    {
        AccountId = session.AccountId,
        TokenHash = session.TokenHash,
        CreatedAt = session.CreatedAt,
        LastSeenAt = session.LastSeenAt,
        ExpiresAt = session.ExpiresAt,
        Address = session.Address,
        Agent = session.Agent,
        IsPending = session.IsPending,
    };

    public Session ToSession() => new()
    {
        Id = Id,
        AccountId = AccountId,
        TokenHash = TokenHash,
        CreatedAt = CreatedAt,
        LastSeenAt = LastSeenAt,
        ExpiresAt = ExpiresAt,
        Address = Address,
        Agent = Agent,
        IsPending = IsPending,
    };
}
