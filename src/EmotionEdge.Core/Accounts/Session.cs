namespace EmotionEdge.Core.Accounts;

/// <summary>A login that has not ended.</summary>
public sealed record Session
{
    /// <summary>Given by the store; 0 before it was added.</summary>
    public long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>SHA-256 of the secret in the cookie; the secret itself is kept nowhere.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exact to some minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>It ends then, whatever happens.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The IP address that logged in.</summary>
    public required string Address { get; init; }

    /// <summary>The browser, as it calls itself; at most 200 characters.</summary>
    public required string Agent { get; init; }

    /// <summary>The password was right; the second factor is yet to come.</summary>
    public bool IsPending { get; init; }
}
