namespace EmotionEdge.CommandLine;

/// <summary>Where <c>--plot</c> draws to.</summary>
internal static class PlotFile
{
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string file, string svg)
    {
        try
        {
            File.WriteAllText(file, svg);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--plot {file}: it cannot be written: {exception.Message}");
        }
    }
}
