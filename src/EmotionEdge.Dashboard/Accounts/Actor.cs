using EmotionEdge.Core.Audit;

namespace EmotionEdge.Dashboard.Accounts;

/// <summary>Who does something, for the audit log.</summary>
/// <param name="Name">An account.</param>
/// <param name="Address">From where; <see langword="null"/> for the box itself.</param>
public sealed record Actor(string Name, string? Address)
{
    /// <summary>Whoever has a shell on the box.</summary>
    public static Actor Console { get; } = new("console", null);

    /// <summary>What it did, as an entry.</summary>
    public AuditEntry Entry(DateTimeOffset time, string action, string? subject = null, string? detail = null) =>
        new(time, Name, action, subject, Address, detail);
}
