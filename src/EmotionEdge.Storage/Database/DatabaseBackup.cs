using EmotionEdge.Core.Storage;
using EmotionEdge.Storage.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Database;

/// <summary>Copies of the database, made and taken back while the service runs (SQLite's online backup), and checked.</summary>
public sealed class DatabaseBackup(DatabaseFile file)
{
    // Of sqlite3.h.
    private const int Busy = 5;
    private const int Locked = 6;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Tries = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>What <see cref="RestoreAsync"/> keeps of the state before, beside the database.</summary>
    public string BeforeRestore => file.Path + ".before-restore";

    /// <summary>Writes a copy; an older one of the same name is replaced when the new one is complete and checked.</summary>
    /// <exception cref="StorageException">It cannot be written, or the database is damaged.</exception>
    public async Task WriteAsync(string target, CancellationToken cancellationToken)
    {
        await file.OpenAsync(cancellationToken).ConfigureAwait(false);
        var next = target + ".new";
        try
        {
            File.Delete(next);
            new FileStream(next, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }).Dispose();
            await CopyAsync(file.Path, next, cancellationToken).ConfigureAwait(false);
            DatabaseInspection.Check(next, SqliteOpenMode.ReadWrite);
            File.Move(next, target, overwrite: true);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            if (File.Exists(next))
                File.Delete(next);
            throw new StorageException(Trouble.Describe(next, exception), exception);
        }
    }

    /// <summary>
    /// Puts a copy in the place of what is there. It is checked and brought to this version's tables first; nothing is changed
    /// when it will not do. All sessions end: who was logged in when the copy was made may not be any more.
    /// </summary>
    /// <exception cref="StorageException">The copy is no backup, damaged, or of a newer version; or nothing can be written.</exception>
    public async Task RestoreAsync(string source, CancellationToken cancellationToken)
    {
        if (!File.Exists(source))
            throw new StorageException($"{source} does not exist.");
        var prepared = file.Path + ".restoring";
        try
        {
            File.Copy(source, prepared, overwrite: true);
            File.SetUnixFileMode(prepared, OwnerOnly);
            DatabaseInspection.Check(prepared, SqliteOpenMode.ReadWrite);
            await PrepareAsync(prepared, cancellationToken).ConfigureAwait(false);
            await WriteAsync(BeforeRestore, cancellationToken).ConfigureAwait(false);
            await CopyAsync(prepared, file.Path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{source} cannot be restored: {exception.Message}", exception);
        }
        finally
        {
            foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"])
                File.Delete(prepared + suffix);
        }
    }

    private static async Task PrepareAsync(string prepared, CancellationToken cancellationToken)
    {
        var options = DatabaseFile.OptionsFor(prepared);
        await DatabaseOpening.OpenAsync(prepared, options, cancellationToken).ConfigureAwait(false);
        var database = new EmotionEdgeDatabase(options);
        await using (database.ConfigureAwait(false))
        {
            await database.Set<SessionRow>().ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await database.Set<SetupCodeRow>().ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            SqliteConnection.ClearPool((SqliteConnection)database.Database.GetDbConnection());
        }
    }

    /// <summary>All pages, as of one moment, whatever is written meanwhile; waits for who is writing.</summary>
    private static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        using var from = Open(source);
        using var to = Open(target);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                from.BackupDatabase(to);
                return;
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked && attempt < Tries)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
