using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Storage;
using EmotionEdge.Storage.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EmotionEdge.Storage.Tests;

public sealed class DatabaseBackupTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("backup-").FullName;
    private readonly DatabaseFile _file;
    private readonly AccountStore _accounts;
    private readonly DatabaseBackup _backup;

    public DatabaseBackupTests()
    {
        _file = new DatabaseFile(Path.Combine(_folder, "emotionedge.db"), new RecordingLogger<DatabaseFile>());
        _accounts = new AccountStore(_file);
        _backup = new DatabaseBackup(_file);
    }

    private string Copy => Path.Combine(_folder, "copy.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_backed_up_comes_back_and_nobody_is_logged_in()
    {
        var anna = await AddAsync("anna");
        await new SessionStore(_file).AddAsync(
            new Session { AccountId = anna.Id, TokenHash = [1], CreatedAt = Noon, LastSeenAt = Noon, ExpiresAt = Noon.AddDays(1), Address = "::1", Agent = "" }, Cancellation);
        await _backup.WriteAsync(Copy, Cancellation);
        await AddAsync("berta");
        await _accounts.RemoveAsync(anna.Id, Cancellation);

        await _backup.RestoreAsync(Copy, Cancellation);

        Assert.Equal("anna", Assert.Single(await _accounts.ListAsync(Cancellation)).Name);
        Assert.Empty(await new SessionStore(_file).ListAsync(anna.Id, Cancellation));
        // What was there before is kept, too.
        await _backup.RestoreAsync(_backup.BeforeRestore, Cancellation);
        Assert.Equal("berta", Assert.Single(await _accounts.ListAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task A_copy_can_be_made_and_taken_back_while_others_write()
    {
        await AddAsync("anna");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var service = new DatabaseFile(_file.Path, new RecordingLogger<DatabaseFile>());
        var writing = Task.Run(
            async () =>
            {
                var accounts = new AccountStore(service);
                for (var number = 0; !stop.IsCancellationRequested; number++)
                    await accounts.AddAsync(New($"person{number}"), CancellationToken.None);
            },
            Cancellation);
        for (var round = 0; round < 5; round++)
        {
            await _backup.WriteAsync(Copy, Cancellation);
            await _backup.RestoreAsync(Copy, Cancellation);
        }

        await stop.CancelAsync();
        await writing;
        service.Dispose();

        Assert.Contains(await _accounts.ListAsync(Cancellation), account => account.Name == "anna");
        Assert.Null(_file.Problem);
    }

    [Fact]
    public async Task Only_its_owner_may_read_a_copy()
    {
        await AddAsync("anna");
        await _backup.WriteAsync(Copy, Cancellation);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        Assert.DoesNotContain(Directory.GetFiles(_folder), name => name.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_will_not_do_is_refused_and_nothing_is_changed()
    {
        await AddAsync("anna");
        await _backup.WriteAsync(Copy, Cancellation);
        var cut = Path.Combine(_folder, "cut.db");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(Copy, Cancellation))[..20_000], Cancellation);
        var text = Path.Combine(_folder, "text.db");
        await File.WriteAllTextAsync(text, "no database", Cancellation);
        var foreign = Path.Combine(_folder, "foreign.db");
        Execute(foreign, "CREATE TABLE something (id)");
        var newer = Path.Combine(_folder, "newer.db");
        File.Copy(Copy, newer);
        Execute(newer, "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')");

        foreach (var source in (string[])[cut, text, foreign, newer, Path.Combine(_folder, "absent.db")])
        {
            var failure = await Assert.ThrowsAsync<StorageException>(() => _backup.RestoreAsync(source, Cancellation));
            Assert.NotEmpty(failure.Message);
            Assert.Equal("anna", Assert.Single(await _accounts.ListAsync(Cancellation)).Name);
        }

        Assert.DoesNotContain(Directory.GetFiles(_folder), name => name.Contains(".restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        await AddAsync("anna");

        await Assert.ThrowsAsync<StorageException>(() => _backup.WriteAsync(Path.Combine(_folder, "absent", "copy.db"), Cancellation));
    }

    private static Account New(string name) => new() { Name = name, PasswordHash = "x", Role = Role.Administrator, CreatedAt = Noon };

    private async Task<Account> AddAsync(string name) => (await _accounts.AddAsync(New(name), Cancellation))!;

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
