using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Database;

/// <summary>
/// The tables. A table is a row class and its <see cref="IEntityTypeConfiguration{TEntity}"/>, which is found by itself;
/// README.md beside this project tells how to add one. Use it through <see cref="DatabaseFile"/>.
/// </summary>
public sealed class EmotionEdgeDatabase(DbContextOptions<EmotionEdgeDatabase> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // SQLite has no type for times, and their text form does not sort.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EmotionEdgeDatabase).Assembly);
    }
}
