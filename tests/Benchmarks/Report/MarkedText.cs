namespace Benchmarks.Report;

/// <summary>Puts the measurements between two marks of a document.</summary>
internal static class MarkedText
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- /figures -->";

    /// <summary>The document with what stood between the marks replaced; <see langword="null"/> when it has no such marks.</summary>
    public static string? Replace(string document, string figures)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? null
            : string.Concat(document.AsSpan(0, begin + Begin.Length), "\n", figures, document.AsSpan(end));
    }
}
