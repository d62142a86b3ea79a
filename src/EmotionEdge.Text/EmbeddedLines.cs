namespace EmotionEdge.Text;

/// <summary>The lists of words that are a part of this assembly.</summary>
internal static class EmbeddedLines
{
    /// <summary>The lines of a list, without empty ones and those that begin with #.</summary>
    /// <param name="name">Folder and file, with a point between.</param>
    public static IEnumerable<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedLines).Assembly.GetManifestResourceStream($"EmotionEdge.Text.{name}")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
