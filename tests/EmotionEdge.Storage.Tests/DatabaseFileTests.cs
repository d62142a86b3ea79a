using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Storage;
using EmotionEdge.Storage.Audit;
using EmotionEdge.Storage.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EmotionEdge.Storage.Tests;

public sealed class DatabaseFileTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("database-").FullName;
    private readonly RecordingLogger<DatabaseFile> _logger = new();
    private readonly RecordingLogger<AuditLog> _auditLogger = new();
    private readonly List<DatabaseFile> _open = [];

    private string File => Path.Combine(_folder, "state", "emotionedge.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _open.ForEach(file => file.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_change_of_the_tables_has_a_migration()
    {
        using var database = new EmotionEdgeDatabase(DatabaseFile.OptionsFor(File));

        Assert.False(database.Database.HasPendingModelChanges(), "run 'dotnet ef migrations add', see src/EmotionEdge.Storage/README.md");
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file_and_what_lies_beside_it()
    {
        await AddAsync(Open(), "one");

        Assert.All(
            Directory.GetFiles(Path.GetDirectoryName(File)!),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file)));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            System.IO.File.GetUnixFileMode(Path.GetDirectoryName(File)!));
        Assert.Equal("wal", Pragma("journal_mode"));
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        var first = Open();
        await AddAsync(first, "one");
        first.Dispose();

        Assert.Equal(["one"], await ReadAsync(Open()));
    }

    [Fact]
    public async Task Many_write_and_read_at_the_same_time_and_nothing_is_lost()
    {
        var file = Open();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(
            async () =>
            {
                await AddAsync(file, $"{number}");
                await ReadAsync(file);
            },
            Cancellation)));

        Assert.Equal(60, (await ReadAsync(file)).Count);
        Assert.Empty(_auditLogger.Messages);
    }

    [Fact]
    public async Task The_service_and_a_command_may_begin_a_file_at_the_same_time()
    {
        var all = Enumerable.Range(0, 4).Select(_ => Open()).ToList();
        await Task.WhenAll(all.Select(file => Task.Run(() => AddAsync(file, "one"), Cancellation)));

        Assert.Equal(4, (await ReadAsync(all[0])).Count);
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_with_a_message_and_a_new_one_begun()
    {
        var first = Open();
        await AddAsync(first, "one");
        first.Dispose();
        await System.IO.File.WriteAllBytesAsync(File, new byte[20_000].Select((_, index) => (byte)(index * 31)).ToArray(), Cancellation);

        var second = Open();
        await AddAsync(second, "two");

        Assert.Equal(["two"], await ReadAsync(second));
        Assert.True(System.IO.File.Exists(File + ".damaged"));
        Assert.Contains("emotionedge restore", Assert.Single(_logger.Messages), StringComparison.Ordinal);
        Assert.Null(second.Problem);
    }

    [Fact]
    public async Task A_page_inside_that_is_damaged_is_found_when_the_file_is_opened()
    {
        var first = Open();
        for (var number = 0; number < 200; number++)
            await AddAsync(first, new string('x', 500));
        first.Dispose();
        using (var stream = new FileStream(File, FileMode.Open))
        {
            stream.Position = stream.Length / 2;
            stream.Write(new byte[5000].Select((_, index) => (byte)(index * 7)).ToArray());
        }

        Assert.Empty(await ReadAsync(Open()));
        Assert.True(System.IO.File.Exists(File + ".damaged"));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_over_as_soon_as_there_is_space_again()
    {
        var file = Open();
        await AddAsync(file, "one");
        Task Fill(EmotionEdgeDatabase database) => database.Database.ExecuteSqlAsync(
            $"INSERT INTO setting (Name, Value) VALUES ('large', hex(zeroblob(1000000)))", Cancellation);

        var failure = await Assert.ThrowsAsync<StorageException>(() => file.WriteAsync(
            async database =>
            {
                await database.Database.OpenConnectionAsync(Cancellation);
                // Never below what is in use.
                await database.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Cancellation);
                try
                {
                    await Fill(database);
                }
                finally
                {
                    await database.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000", Cancellation);
                }
            },
            Cancellation));

        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsFull);
        Assert.Equal(failure.Message, file.Problem);
        Assert.Equal(["one"], await ReadAsync(file));
        Assert.Equal(failure.Message, file.Problem);
        await file.WriteAsync(Fill, Cancellation);
        Assert.Null(file.Problem);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_and_tried_again_at_the_next_use()
    {
        await System.IO.File.WriteAllTextAsync(Path.GetDirectoryName(File)!, "in the way", Cancellation);
        var file = Open();

        await Assert.ThrowsAsync<StorageException>(() => file.OpenAsync(Cancellation));
        Assert.NotNull(file.Problem);
        System.IO.File.Delete(Path.GetDirectoryName(File)!);
        await file.OpenAsync(Cancellation);

        Assert.Null(file.Problem);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        var first = Open();
        await AddAsync(first, "one");
        first.Dispose();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')");

        var failure = await Assert.ThrowsAsync<StorageException>(() => Open().OpenAsync(Cancellation));

        Assert.Contains("FromTheFuture", failure.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File + ".damaged"));
    }

    [Fact]
    public async Task A_lock_that_a_power_cut_in_a_migration_left_behind_is_not_waited_for()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        Execute("CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");

        await Open().OpenAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task An_audit_entry_that_cannot_be_kept_goes_to_the_log_of_the_service()
    {
        await System.IO.File.WriteAllTextAsync(Path.GetDirectoryName(File)!, "in the way", Cancellation);

        await AddAsync(Open(), "who knows what");

        Assert.Contains("who knows what", Assert.Single(_auditLogger.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_is_read_in_parts_from_the_newest_and_forgets_the_oldest()
    {
        var audit = new AuditLog(Open(), _auditLogger) { Capacity = 5 };
        for (var number = 0; number < 8; number++)
            await audit.AddAsync(new AuditEntry(Noon.AddSeconds(number), "anna", AuditAction.SessionBegun, null, "::1", $"{number}"), Cancellation);

        var newest = await audit.ReadAsync(new AuditQuery(Limit: 3), Cancellation);
        var older = await audit.ReadAsync(new AuditQuery(newest[^1].Number), Cancellation);

        Assert.Equal(["7", "6", "5"], newest.Select(entry => entry.Entry.Detail));
        Assert.Equal(["4", "3"], older.Select(entry => entry.Entry.Detail));
        Assert.Equal(new AuditEntry(Noon.AddSeconds(7), "anna", AuditAction.SessionBegun, null, "::1", "7"), newest[0].Entry);
    }

    private DatabaseFile Open()
    {
        var file = new DatabaseFile(File, _logger);
        _open.Add(file);
        return file;
    }

    private Task AddAsync(DatabaseFile file, string detail) => new AuditLog(file, _auditLogger).AddAsync(
        new AuditEntry(Noon, "test", AuditAction.SessionBegun, null, null, detail), Cancellation);

    private async Task<IReadOnlyList<string?>> ReadAsync(DatabaseFile file) =>
        [.. (await new AuditLog(file, _auditLogger).ReadAsync(new AuditQuery(Limit: 1000), Cancellation)).Select(entry => entry.Entry.Detail)];

    private string Pragma(string name) => Execute($"PRAGMA {name}");

    private string Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
