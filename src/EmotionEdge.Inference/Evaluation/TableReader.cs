using System.Text;

namespace EmotionEdge.Inference;

/// <summary>
/// Reads the rows of a table in UTF-8, with or without a byte order mark, with lines that end in LF or CRLF. Empty lines are
/// left out. A <c>.csv</c> follows RFC 4180: a quoted field may hold commas, line ends and doubled quotes. A <c>.tsv</c> is one
/// row a line; a field is taken as quoted only if it is so from end to end, because many such files hold plain text with quotes.
/// </summary>
internal static class TableReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EvaluationDataException">The file cannot be read, is not UTF-8, or a quote is never closed.</exception>
    public static IEnumerable<TableRow> Read(string path)
    {
        bool tabs = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        using StreamReader reader = Open(path);
        int line = 0;
        while (NextLine(reader, path, line) is { } text)
        {
            int first = ++line;
            if (text.Length == 0)
                continue;
            if (tabs)
            {
                yield return new TableRow(first, Array.ConvertAll(text.Split('\t'), Unquote));
                continue;
            }

            var row = new StringBuilder(text);
            bool open = EndsInsideQuotes(text, wasOpen: false);
            while (open)
            {
                string next = NextLine(reader, path, line)
                    ?? throw new EvaluationDataException($"{path} line {first}: a quote that opens here is never closed.");
                line++;
                row.Append('\n').Append(next);
                open = EndsInsideQuotes(next, open);
            }

            yield return new TableRow(first, [.. Split(row.ToString())]);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, Strict);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationDataException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static string? NextLine(StreamReader reader, string path, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            throw new EvaluationDataException($"{path} line {line + 1} or after: not UTF-8. Save the table as UTF-8.", e);
        }
        catch (IOException e)
        {
            throw new EvaluationDataException($"{path} line {line + 1}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>An odd number of quotes opens or closes one: pairs and doubled ones change nothing.</summary>
    private static bool EndsInsideQuotes(string line, bool wasOpen) => wasOpen ^ (line.AsSpan().Count('"') % 2 != 0);

    private static IEnumerable<string> Split(string row)
    {
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < row.Length; i++)
        {
            char c = row[i];
            if (c == '"' && quoted && i + 1 < row.Length && row[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                yield return field.ToString();
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        yield return field.ToString();
    }

    private static string Unquote(string field)
    {
        if (field.Length < 2 || field[0] != '"' || field[^1] != '"')
            return field;
        string inner = field[1..^1];
        string withoutPairs = inner.Replace("\"\"", "", StringComparison.Ordinal);
        return withoutPairs.Contains('"', StringComparison.Ordinal) ? field : inner.Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
