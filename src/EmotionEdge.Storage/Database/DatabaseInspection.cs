using Microsoft.Data.Sqlite;

namespace EmotionEdge.Storage.Database;

/// <summary>Looks whether a database is whole, and changes nothing in it.</summary>
public static class DatabaseInspection
{
    /// <summary>For people: what is wrong with a database of the service; <see langword="null"/> when it is whole.</summary>
    public static string? FaultOf(string file)
    {
        try
        {
            Check(file, SqliteOpenMode.ReadOnly);
            return null;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            return exception is SqliteException ? Trouble.Describe(file, exception) : $"{file}: {exception.Message}";
        }
    }

    /// <exception cref="IOException">It is damaged, or no database of the service.</exception>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    internal static void Check(string file, SqliteOpenMode mode)
    {
        var target = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 5 };
        using var connection = new SqliteConnection(target.ToString());
        connection.Open();
        if (Scalar(connection, "PRAGMA integrity_check(1)") is not "ok")
            throw new IOException("it is damaged.");
        if (Scalar(connection, "PRAGMA foreign_key_check") is not null)
            throw new IOException("rows in it belong to nothing.");
        if (Scalar(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is null)
            throw new IOException("it is no backup of EmotionEdge.");
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
