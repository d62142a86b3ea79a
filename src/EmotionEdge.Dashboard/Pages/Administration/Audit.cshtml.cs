using EmotionEdge.Core.Audit;

namespace EmotionEdge.Dashboard.Pages.Administration;

/// <summary>Who did what.</summary>
internal sealed class AuditModel(IAuditLog audit) : DashboardPage
{
    private const int Rows = 100;

    public IReadOnlyList<StoredAuditEntry> Entries { get; private set; } = [];

    /// <summary>Where the next page begins; <see langword="null"/> when there is none.</summary>
    public long? Older => Entries.Count == Rows ? Entries[^1].Number : null;

    public async Task OnGetAsync(long? before, CancellationToken cancellationToken) =>
        Entries = await audit.ReadAsync(new AuditQuery(before, Rows), cancellationToken);
}
