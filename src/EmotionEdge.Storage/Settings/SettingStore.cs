using EmotionEdge.Core.Settings;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Settings;

/// <summary>What people chose, in the database.</summary>
public sealed class SettingStore(DatabaseFile file) : ISettingStore
{
    /// <inheritdoc/>
    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => file.ReadAsync(
        async database => (await database.Set<SettingRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Name == name, cancellationToken).ConfigureAwait(false))?.Value,
        cancellationToken);

    /// <inheritdoc/>
    public Task SetAsync(IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            foreach (var (name, value) in values)
            {
                var row = await database.Set<SettingRow>().FindAsync([name], cancellationToken).ConfigureAwait(false);
                if (value is null && row is not null)
                    database.Remove(row);
                else if (value is not null && row is not null)
                    row.Value = value;
                else if (value is not null)
                    database.Add(new SettingRow { Name = name, Value = value });
            }

            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);
}
