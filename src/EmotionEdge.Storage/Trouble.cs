using Microsoft.Data.Sqlite;

namespace EmotionEdge.Storage;

/// <summary>What went wrong with a file, and what to do, in the words of people.</summary>
internal static class Trouble
{
    public static string Describe(string file, Exception exception) => exception switch
    {
        // Numbers of sqlite3.h.
        SqliteException { SqliteErrorCode: 13 } => $"{file} cannot be written: the disk is full. Free some space.",
        SqliteException { SqliteErrorCode: 8 } => $"{file} cannot be written: it or its disk is read-only. Check the file's rights and the disk.",
        SqliteException { SqliteErrorCode: 14 } => $"{file} cannot be opened. Check the rights of its folder and the free space.",
        SqliteException { SqliteErrorCode: 5 or 6 } => $"{file} is in use by another program. Is the service running twice?",
        SqliteException { SqliteErrorCode: 10 } => $"{file} cannot be read or written ({exception.Message}). Check the disk.",
        _ => $"{file} cannot be used: {exception.Message}",
    };
}
