namespace EmotionEdge.Storage.Audit;

internal sealed class AuditRow
{
    public long Id { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public string? Subject { get; init; }

    public string? Address { get; init; }

    public string? Detail { get; init; }
}
