using EmotionEdge.Core.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Storage;

/// <summary>
/// Keeps messages in an SQLite file with a write-ahead log. Adding waits until the disk has it (synchronous FULL); a
/// removal does not, because repeating a message does no harm, and spares the flash. A damaged file is set aside and a
/// new one begun; after any other failure the file is opened again at the next call.
/// </summary>
/// <param name="file">Made when it is missing, with its folder.</param>
/// <param name="logger">Is told when a damaged file is set aside.</param>
public sealed partial class SqliteMessageStore(string file, ILogger<SqliteMessageStore> logger) : IMessageStore, IDisposable
{
    private const int Layout = 1;

    // Of sqlite3.h.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly ILogger _logger = logger;
    private MessageTable? _table;

    /// <summary>The largest size of the file in pages of 4 KiB; 64 MiB. The queue's own limits are far below.</summary>
    internal int MaximumPages { get; init; } = 16 * 1024;

    /// <inheritdoc/>
    public StoredMessages Load()
    {
        try
        {
            return Use(table => table.Read());
        }
        catch (MessageStoreException exception) when (exception.IsEmptied)
        {
            return Use(table => table.Read());
        }
    }

    /// <inheritdoc/>
    public void Write(StoredChange change) => Use(table =>
    {
        table.Write(change);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => Close();

    private T Use<T>(Func<MessageTable, T> use)
    {
        try
        {
            return use(_table ??= Open());
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
        {
            Close();
            SetAside(exception.Message, exception);
            throw new MessageStoreException($"{file} was damaged and is set aside.", exception) { IsEmptied = true };
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            Close();
            throw new MessageStoreException(Trouble.Describe(file, exception), exception);
        }
    }

    private MessageTable Open()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        var table = new MessageTable(file, MaximumPages);
        try
        {
            if (table.Layout is not (0 or Layout))
                throw new SqliteException($"its layout {table.Layout} is not known to this version", Corrupt);
            table.Prepare(Layout);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    private void SetAside(string reason, Exception cause)
    {
        var aside = $"{file}.damaged";
        try
        {
            foreach (var suffix in (string[])["-wal", "-shm", ""])
            {
                if (File.Exists(file + suffix))
                    File.Move(file + suffix, aside + suffix, overwrite: true);
            }

            LogSetAside(file, reason, aside);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MessageStoreException($"{file} is damaged ({cause.Message}) and cannot be moved out of the way: {exception.Message}", exception);
        }
    }

    private void Close()
    {
        _table?.Dispose();
        _table = null;
    }

    [LoggerMessage(LogLevel.Error, "{File} is damaged ({Reason}). It is kept as {Aside}; what waited in it for the broker is lost, and a new file is begun")]
    private partial void LogSetAside(string file, string reason, string aside);
}
