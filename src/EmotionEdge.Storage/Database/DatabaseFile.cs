using EmotionEdge.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Storage.Database;

/// <summary>
/// The one SQLite file of the service: opened, checked and brought to this version's tables at the first use; many
/// readers, one writer at a time. A damaged file is set aside and a new one begun. Whatever else goes wrong is told in
/// <see cref="Problem"/> and tried again at the next use.
/// </summary>
/// <param name="file">Made when it is missing, with its folder; only its owner may read it.</param>
/// <param name="logger">Is told when a damaged file is set aside, and of each new problem.</param>
public sealed partial class DatabaseFile(string file, ILogger<DatabaseFile> logger) : IStorageHealth, IDisposable
{
    // Of sqlite3.h.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly ILogger _logger = logger;
    private readonly SemaphoreSlim _opening = new(1);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly DbContextOptions<EmotionEdgeDatabase> _options = OptionsFor(file);
    private volatile bool _isOpen;

    /// <summary>The problem is one of writing: that reading goes well, as on a full disk, does not end it.</summary>
    private volatile bool _isWriteProblem;

    /// <summary>The file.</summary>
    public string Path { get; } = file;

    /// <inheritdoc/>
    public string? Problem { get; private set; }

    /// <summary>Opens the file, if that was not done yet.</summary>
    /// <exception cref="StorageException">It cannot be used; a later call may succeed.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) => ReadAsync(_ => Task.FromResult(true), cancellationToken);

    /// <summary>Looks something up.</summary>
    /// <exception cref="StorageException">The file cannot be used; a later call may succeed.</exception>
    internal Task<T> ReadAsync<T>(Func<EmotionEdgeDatabase, Task<T>> read, CancellationToken cancellationToken) =>
        UseAsync(read, isWrite: false, cancellationToken);

    /// <summary>Changes something. No other change by this service happens meanwhile.</summary>
    /// <exception cref="StorageException">The file cannot be used and nothing was changed; a later call may succeed.</exception>
    internal async Task<T> WriteAsync<T>(Func<EmotionEdgeDatabase, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await UseAsync(write, isWrite: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{EmotionEdgeDatabase, Task{T}}, CancellationToken)"/>
    internal Task WriteAsync(Func<EmotionEdgeDatabase, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async database =>
        {
            await write(database).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        ClosePool();
        _opening.Dispose();
        _writing.Dispose();
    }

    internal static DbContextOptions<EmotionEdgeDatabase> OptionsFor(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 5 };
        return new DbContextOptionsBuilder<EmotionEdgeDatabase>().UseSqlite(connection.ToString()).Options;
    }

    private async Task<T> UseAsync<T>(Func<EmotionEdgeDatabase, Task<T>> use, bool isWrite, CancellationToken cancellationToken)
    {
        try
        {
            await EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
            T result;
            var database = new EmotionEdgeDatabase(_options);
            await using (database.ConfigureAwait(false))
                result = await use(database).ConfigureAwait(false);
            if (isWrite || !_isWriteProblem)
                Problem = null;
            return result;
        }
        catch (Exception exception) when (Cause(exception) is { } cause)
        {
            _isWriteProblem = isWrite;
            throw Failed(cause);
        }
    }

    private async Task EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
            return;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isOpen)
                return;
            try
            {
                await DatabaseOpening.OpenAsync(Path, _options, cancellationToken).ConfigureAwait(false);
            }
            catch (SqliteException exception) when (IsDamage(exception))
            {
                SetAside(exception);
                await DatabaseOpening.OpenAsync(Path, _options, cancellationToken).ConfigureAwait(false);
            }

            _isOpen = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The failure of the file or its disk behind an error; <see langword="null"/> for an error of another kind.</summary>
    private static Exception? Cause(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 19 } => null, // A broken constraint is the caller's affair.
        SqliteException or IOException or UnauthorizedAccessException or StorageException => exception,
        DbUpdateException { InnerException: { } inner } => Cause(inner),
        _ => null,
    };

    private StorageException Failed(Exception cause)
    {
        // A file that turns out damaged while it is in use is set aside when it is opened next.
        if (cause is SqliteException sqlite && IsDamage(sqlite))
        {
            _isOpen = false;
            ClosePool();
        }

        var problem = cause is StorageException ? cause.Message : Trouble.Describe(Path, cause);
        if (problem != Problem)
            LogProblem(problem);
        Problem = problem;
        return new StorageException(problem, cause) { IsFull = Trouble.IsFull(cause) };
    }

    private static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is Corrupt or NotADatabase;

    private void SetAside(SqliteException damage)
    {
        ClosePool();
        var aside = $"{Path}.damaged";
        foreach (var suffix in (string[])["-wal", "-shm", ""])
        {
            if (File.Exists(Path + suffix))
                File.Move(Path + suffix, aside + suffix, overwrite: true);
        }

        LogSetAside(Path, damage.Message, aside);
    }

    /// <summary>Closes the connections that wait for their next use.</summary>
    private void ClosePool()
    {
        using var database = new EmotionEdgeDatabase(_options);
        SqliteConnection.ClearPool((SqliteConnection)database.Database.GetDbConnection());
    }

    [LoggerMessage(LogLevel.Error, "{File} is damaged ({Reason}). It is kept as {Aside} and a new one is begun: accounts and results in it are gone. A backup brings them back: emotionedge restore FILE")]
    private partial void LogSetAside(string file, string reason, string aside);

    [LoggerMessage(LogLevel.Error, "{Problem} Sensing and alerts go on.")]
    private partial void LogProblem(string problem);
}
