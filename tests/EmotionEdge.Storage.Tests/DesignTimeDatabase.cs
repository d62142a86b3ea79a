using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore.Design;

namespace EmotionEdge.Storage.Tests;

/// <summary>What <c>dotnet ef</c> looks at when it writes a migration.</summary>
public sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<EmotionEdgeDatabase>
{
    public EmotionEdgeDatabase CreateDbContext(string[] args) => new(DatabaseFile.OptionsFor("design-time.db"));
}
