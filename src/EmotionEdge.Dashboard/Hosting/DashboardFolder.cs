namespace EmotionEdge.Dashboard.Hosting;

/// <summary>Where the dashboard keeps its certificate and keys.</summary>
/// <param name="Path">A folder; made when it is missing.</param>
public sealed record DashboardFolder(string Path)
{
    /// <summary>Keys that protect the antiforgery tokens.</summary>
    internal string Keys => System.IO.Path.Combine(Path, "dashboard-keys");
}
