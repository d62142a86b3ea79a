using System.Globalization;
using EmotionEdge.Core.Delivery;
using Microsoft.Data.Sqlite;

namespace EmotionEdge.Storage;

/// <summary>The open file: a table of messages and the number up to which numbers may have been used.</summary>
internal sealed class MessageTable : IDisposable
{
    // Of sqlite3.h.
    private const int SqliteCorrupt = 11;

    private readonly SqliteConnection _connection;
    private readonly int _maximumPages;

    public MessageTable(string file, int maximumPages)
    {
        _maximumPages = maximumPages;
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            _connection.Open();
            // Throws when this is no database at all.
            Layout = (int)(long)Scalar("PRAGMA user_version")!;
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>0 for a new file.</summary>
    public int Layout { get; }

    /// <exception cref="SqliteException">The file is damaged, or anything else is wrong with it.</exception>
    public void Prepare(int layout)
    {
        if ((string)Scalar("PRAGMA quick_check(1)")! is var check && check != "ok")
            throw new SqliteException(check, SqliteCorrupt);

        Execute(string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA journal_mode = WAL;
            PRAGMA journal_size_limit = 1048576;
            PRAGMA max_page_count = {_maximumPages};
            PRAGMA cache_size = -256;
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, payload BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS reserved (until INTEGER NOT NULL);
            PRAGMA user_version = {layout};
            COMMIT;
            """));
    }

    public StoredMessages Read()
    {
        using var command = Command("SELECT seq, kind, payload FROM message ORDER BY seq");
        using var reader = command.ExecuteReader();
        var messages = new List<StoredMessage>();
        while (reader.Read())
            messages.Add(new StoredMessage(reader.GetInt64(0), (StoredMessageKind)reader.GetInt32(1), (byte[])reader.GetValue(2)));
        return new StoredMessages(messages, Scalar("SELECT max(until) FROM reserved") as long? ?? 0);
    }

    public void Write(StoredChange change)
    {
        Execute(change.Added.Count > 0 || change.ReservedUntil is not null ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        using var transaction = _connection.BeginTransaction();
        Add(change.Added);
        Remove(change.Removed);
        if (change.ReservedUntil is { } until)
            Execute(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM reserved; INSERT INTO reserved VALUES ({until})"));
        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private void Add(IReadOnlyCollection<StoredMessage> messages)
    {
        using var insert = Command("INSERT OR REPLACE INTO message VALUES ($seq, $kind, $payload)");
        var seq = insert.Parameters.Add("$seq", SqliteType.Integer);
        var kind = insert.Parameters.Add("$kind", SqliteType.Integer);
        var payload = insert.Parameters.Add("$payload", SqliteType.Blob);
        foreach (var message in messages)
        {
            (seq.Value, kind.Value, payload.Value) = (message.Seq, (int)message.Kind, message.Payload);
            insert.ExecuteNonQuery();
        }
    }

    private void Remove(IReadOnlyCollection<long> numbers)
    {
        using var delete = Command("DELETE FROM message WHERE seq = $seq");
        var seq = delete.Parameters.Add("$seq", SqliteType.Integer);
        foreach (var number in numbers)
        {
            seq.Value = number;
            delete.ExecuteNonQuery();
        }
    }

    private object? Scalar(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar();
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of this class and numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
