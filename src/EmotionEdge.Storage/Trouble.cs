using Microsoft.Data.Sqlite;

namespace EmotionEdge.Storage;

/// <summary>What went wrong with a file, and what to do, in the words of people.</summary>
internal static class Trouble
{
    /// <summary>ENOSPC of errno.h, which .NET passes on in this number.</summary>
    private const int NoSpace = 28;

    /// <summary>Whether the disk has no room left.</summary>
    public static bool IsFull(Exception exception) => exception is SqliteException { SqliteErrorCode: 13 } or IOException { HResult: NoSpace };

    public static string Describe(string file, Exception exception) => exception switch
    {
        _ when IsFull(exception) => $"{file} cannot be written: the disk is full. Free some space.",
        // Numbers of sqlite3.h.
        SqliteException { SqliteErrorCode: 8 } => $"{file} cannot be written: it or its disk is read-only. Check the file's rights and the disk.",
        SqliteException { SqliteErrorCode: 14 } => $"{file} cannot be opened. Check the rights of its folder and the free space.",
        SqliteException { SqliteErrorCode: 5 or 6 } => $"{file} is in use by another program. Is the service running twice?",
        SqliteException { SqliteErrorCode: 10 } => $"{file} cannot be read or written ({exception.Message}). Check the disk.",
        _ => $"{file} cannot be used: {exception.Message}",
    };
}
