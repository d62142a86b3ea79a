namespace EmotionEdge.Sensing;

/// <summary>A small file of the service's state, which is old or new as a whole, also after a power cut.</summary>
internal static class StateFile
{
    /// <summary>Makes the file, or puts the text in the place of the one before; its folder is made, too.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Replace(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var fresh = file + ".new";
        File.WriteAllText(fresh, text);
        File.Move(fresh, file, overwrite: true);
    }
}
