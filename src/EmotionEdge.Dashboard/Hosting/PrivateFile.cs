namespace EmotionEdge.Dashboard.Hosting;

/// <summary>Files with secrets: only their owner may read them, from the first byte on.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes all of it, or nothing; makes the folder when it is missing.</summary>
    public static void Write(string file, string text)
    {
        MakeFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var next = file + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using (var stream = new FileStream(next, options))
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }

    public static void MakeFolder(string folder) => Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
}
