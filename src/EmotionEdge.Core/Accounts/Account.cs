namespace EmotionEdge.Core.Accounts;

/// <summary>Somebody who may log in.</summary>
public sealed record Account
{
    /// <summary>Given by the store; 0 before it was added.</summary>
    public long Id { get; init; }

    /// <summary>As its owner writes it; unique without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>As the password hasher made it.</summary>
    public required string PasswordHash { get; init; }

    public required Role Role { get; init; }

    public AccountState State { get; init; } = AccountState.Active;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>Somebody else chose the password: its owner must choose a new one first.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The key of the second factor (TOTP), 20 bytes; <see langword="null"/> when it is off.</summary>
    public byte[]? SecondFactorKey { get; init; }

    /// <summary>The time step of the last code that was taken: a code is good for one login.</summary>
    public long SecondFactorStep { get; init; }

    /// <summary>Hashes of the one-time codes that stand in for the second factor.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];
}
