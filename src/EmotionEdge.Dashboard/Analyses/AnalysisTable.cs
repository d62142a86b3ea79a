using System.Globalization;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>
/// A result as a table: the whole, each face, each stretch of the timeline and each sentence on a line of its own. What a
/// spreadsheet would take for a formula is marked as text.
/// </summary>
internal static class AnalysisTable
{
    private const string Head = "part,start,end,dominant,confidence";

    public static string Write(string result)
    {
        using var document = JsonDocument.Parse(result);
        var root = document.RootElement;
        var text = new StringBuilder(Head);
        foreach (var name in EmotionNames.All)
            text.Append(',').Append(name);
        text.Append("\r\n");
        Line(text, "whole", root);
        foreach (var face in Parts(root, "faces"))
            Line(text, face.TryGetProperty("track", out var track) ? $"face {track.GetInt32().ToString(CultureInfo.InvariantCulture)}" : "face", face);
        foreach (var entry in Parts(root, "timeline"))
            Line(text, entry.GetProperty("modality").GetString()!, entry);
        if (root.TryGetProperty("text", out var words))
        {
            foreach (var sentence in Parts(words, "sentences"))
                Line(text, "sentence", sentence);
        }

        return text.ToString();
    }

    /// <summary>A cell's text as RFC 4180 has it.</summary>
    internal static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static JsonElement.ArrayEnumerator Parts(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var parts) && parts.ValueKind == JsonValueKind.Array ? parts.EnumerateArray() : default;

    private static void Line(StringBuilder text, string part, JsonElement entry)
    {
        text.Append(Cell(part));
        foreach (var name in (string[])["start", "end", "dominant", "confidence"])
        {
            text.Append(',');
            if (entry.TryGetProperty(name, out var value))
                text.Append(value.ValueKind == JsonValueKind.String ? Cell(value.GetString()!) : value.GetRawText());
        }

        var scores = entry.GetProperty("scores");
        foreach (var name in EmotionNames.All)
            text.Append(',').Append(scores.GetProperty(name).GetRawText());
        text.Append("\r\n");
    }
}
