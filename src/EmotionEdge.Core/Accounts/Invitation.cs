namespace EmotionEdge.Core.Accounts;

/// <summary>Lets one person make an account.</summary>
public sealed record Invitation
{
    /// <summary>Given by the store; 0 before it was added.</summary>
    public long Id { get; init; }

    /// <summary>SHA-256 of the code in the link.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>The role of the account that will be made.</summary>
    public required Role Role { get; init; }

    /// <summary>For whom, in the words of who invites.</summary>
    public required string Note { get; init; }

    public required string InvitedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
