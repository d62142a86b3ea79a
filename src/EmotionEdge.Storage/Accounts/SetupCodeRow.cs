namespace EmotionEdge.Storage.Accounts;

/// <summary>At most one.</summary>
internal sealed class SetupCodeRow
{
    public long Id { get; init; }

    public required byte[] CodeHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required int TriesLeft { get; set; }
}
