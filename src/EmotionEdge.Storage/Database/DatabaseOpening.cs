using EmotionEdge.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Database;

/// <summary>From a file, or none, to one with this version's tables.</summary>
internal static class DatabaseOpening
{
    // Of sqlite3.h.
    private const int Corrupt = 11;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="SqliteException">The file is damaged, or anything else is wrong with it.</exception>
    /// <exception cref="StorageException">A newer version of the service wrote it.</exception>
    public static async Task OpenAsync(string file, DbContextOptions<EmotionEdgeDatabase> options, CancellationToken cancellationToken)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        // SQLite gives the files beside it the rights of this one.
        new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = OwnerOnly }).Dispose();

        // The service and a command may start together; the tables are changed by one of them.
        using var only = await LockAsync(file + ".lock", cancellationToken).ConfigureAwait(false);
        var database = new EmotionEdgeDatabase(options);
        await using var _ = database.ConfigureAwait(false);
        await CheckAsync(database, cancellationToken).ConfigureAwait(false);
        await MigrateAsync(file, database, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CheckAsync(EmotionEdgeDatabase database, CancellationToken cancellationToken)
    {
        var connection = database.Database;
        var check = await connection.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check").FirstAsync(cancellationToken).ConfigureAwait(false);
        if (check != "ok")
            throw new SqliteException(check, Corrupt);
        await connection.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
        await connection.ExecuteSqlRawAsync("PRAGMA journal_size_limit = 4194304", cancellationToken).ConfigureAwait(false);
    }

    private static async Task MigrateAsync(string file, EmotionEdgeDatabase database, CancellationToken cancellationToken)
    {
        var known = database.Database.GetMigrations().ToHashSet();
        var applied = (await database.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } unknown)
            throw new StorageException($"{file} was written by a newer version of the service ({unknown}). Install that version, or move the file away.");
        if (applied.Count == known.Count)
            return;

        // EF's own lock stays behind when the power fails in a migration, and would be waited for without end; ours does not.
        await database.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken).ConfigureAwait(false);
        await database.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FileStream> LockAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly });
            }
            catch (IOException exception) when (IsHeldByAnother(exception))
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>EWOULDBLOCK, as .NET passes it on.</summary>
    private static bool IsHeldByAnother(IOException exception) => exception.HResult == 11;
}
