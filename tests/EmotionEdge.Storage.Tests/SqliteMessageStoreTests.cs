using EmotionEdge.Core.Delivery;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EmotionEdge.Storage.Tests;

public sealed class SqliteMessageStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("outbox-").FullName;
    private readonly RecordingLogger<SqliteMessageStore> _logger = new();
    private readonly List<SqliteMessageStore> _open = [];

    private string DatabaseFile => Path.Combine(_folder, "outbox.db");

    public void Dispose()
    {
        _open.ForEach(store => store.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_new_file_is_empty_and_its_folder_is_made()
    {
        var store = Open(Path.Combine(_folder, "made", "outbox.db"));

        var kept = store.Load();

        Assert.Empty(kept.Messages);
        Assert.Equal(0, kept.ReservedUntil);
        Assert.Empty(_logger.Messages);
    }

    [Fact]
    public void What_was_added_is_there_in_order_after_the_file_was_opened_again()
    {
        var store = Open();
        store.Write(new StoredChange([Message(30), Message(10)], [], 1000));
        store.Write(new StoredChange([Message(20, StoredMessageKind.Status)], [], null));
        store.Dispose();

        var kept = Open().Load();

        Assert.Equal([10L, 20, 30], kept.Messages.Select(message => message.Seq));
        Assert.Equal(
            [StoredMessageKind.Alert, StoredMessageKind.Status, StoredMessageKind.Alert], kept.Messages.Select(message => message.Kind));
        Assert.Equal(Message(20).Payload, kept.Messages[1].Payload);
        Assert.Equal(1000, kept.ReservedUntil);
    }

    [Fact]
    public void What_was_removed_is_gone_and_doing_either_twice_changes_nothing()
    {
        var store = Open();
        for (var time = 0; time < 2; time++)
        {
            store.Write(new StoredChange([Message(1), Message(2), Message(3)], [], null));
            store.Write(new StoredChange([], [2, 77], 5));
        }

        Assert.Equal([1L, 3], store.Load().Messages.Select(message => message.Seq));
        Assert.Equal(5, store.Load().ReservedUntil);
    }

    [Fact]
    public void Without_a_word_to_the_file_it_is_whole_after_the_process_died()
    {
        var store = Open();
        store.Write(new StoredChange([Message(1), Message(2)], [], null));

        // As after SIGKILL: nobody closed the file, and its log is not merged into it.
        var copy = Path.Combine(_folder, "copy.db");
        File.Copy(DatabaseFile, copy);
        File.Copy(DatabaseFile + "-wal", copy + "-wal");

        Assert.Equal([1L, 2], Open(copy).Load().Messages.Select(message => message.Seq));
    }

    [Fact]
    public void A_file_that_is_something_else_is_set_aside_and_the_service_goes_on()
    {
        // SQLite takes what is shorter than its smallest page for a new file.
        var content = new string('x', 600);
        File.WriteAllText(DatabaseFile, content);
        var store = Open();

        Assert.Empty(store.Load().Messages);
        store.Write(new StoredChange([Message(1)], [], null));

        Assert.Single(store.Load().Messages);
        Assert.Equal(content, File.ReadAllText(DatabaseFile + ".damaged"));
        var said = Assert.Single(_logger.Messages);
        Assert.Contains($"{DatabaseFile} is damaged", said, StringComparison.Ordinal);
        Assert.Contains($"{DatabaseFile}.damaged", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_pages_of_nonsense_is_set_aside()
    {
        Fill();
        using (var stream = File.OpenWrite(DatabaseFile))
        {
            stream.Position = 4096;
            stream.Write(new byte[(int)stream.Length - 4096]);
        }

        Assert.Empty(Open().Load().Messages);
        Assert.Single(_logger.Messages);
        Assert.True(File.Exists(DatabaseFile + ".damaged"));
    }

    [Fact]
    public void A_file_that_was_cut_short_is_set_aside()
    {
        Fill();
        using (var stream = File.OpenWrite(DatabaseFile))
            stream.SetLength(stream.Length / 2);

        Assert.Empty(Open().Load().Messages);
        Assert.Single(_logger.Messages);
    }

    [Fact]
    public void A_file_of_a_later_version_is_set_aside()
    {
        Execute("PRAGMA user_version = 99");

        Assert.Empty(Open().Load().Messages);
        Assert.Contains("layout 99", Assert.Single(_logger.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told_changes_nothing_and_works_again_when_there_is_room()
    {
        var full = Own(new SqliteMessageStore(DatabaseFile, _logger) { MaximumPages = 16 });
        full.Write(new StoredChange([Message(1)], [], null));

        var thrown = Assert.Throws<MessageStoreException>(() => full.Write(new StoredChange([Message(2), Message(3, size: 100_000)], [1], null)));

        Assert.Contains("the disk is full", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(DatabaseFile, thrown.Message, StringComparison.Ordinal);
        Assert.False(thrown.IsEmptied);
        Assert.Equal([1L], full.Load().Messages.Select(message => message.Seq));
        full.Write(new StoredChange([Message(4)], [], null));
        Assert.Equal([1L, 4], full.Load().Messages.Select(message => message.Seq));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_and_tried_again()
    {
        var inTheWay = Path.Combine(_folder, "file");
        File.WriteAllText(inTheWay, "");
        var store = Open(Path.Combine(inTheWay, "outbox.db"));

        var thrown = Assert.Throws<MessageStoreException>(() => store.Load());
        Assert.Contains(inTheWay, thrown.Message, StringComparison.Ordinal);
        File.Delete(inTheWay);

        store.Write(new StoredChange([Message(1)], [], null));
        Assert.Single(store.Load().Messages);
    }

    [Fact]
    public void A_file_that_somebody_holds_is_told()
    {
        var store = Open();
        store.Write(new StoredChange([Message(1)], [], null));
        using var other = Connect();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();

        var thrown = Assert.Throws<MessageStoreException>(() => store.Write(new StoredChange([Message(2)], [], null)));

        Assert.Contains("in use by another program", thrown.Message, StringComparison.Ordinal);
    }

    private static StoredMessage Message(long seq, StoredMessageKind kind = StoredMessageKind.Alert, int size = 300) =>
        new(seq, kind, [.. Enumerable.Range(0, size).Select(i => (byte)i)]);

    private void Fill()
    {
        var store = Open();
        store.Write(new StoredChange([.. Enumerable.Range(1, 200).Select(seq => Message(seq))], [], null));
        store.Dispose();
    }

    private SqliteMessageStore Open(string? file = null) => Own(new SqliteMessageStore(file ?? DatabaseFile, _logger));

    private SqliteMessageStore Own(SqliteMessageStore store)
    {
        _open.Add(store);
        return store;
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }
}
