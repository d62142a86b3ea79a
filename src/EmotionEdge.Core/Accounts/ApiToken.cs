namespace EmotionEdge.Core.Accounts;

/// <summary>Lets a program act for an account.</summary>
public sealed record ApiToken
{
    /// <summary>Given by the store; 0 before it was added.</summary>
    public long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>What it is for, in the words of its owner.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token; the token itself is kept nowhere.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What it may do at most; never more than its account.</summary>
    public required Role Scope { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exact to some minutes; <see langword="null"/> before its first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
