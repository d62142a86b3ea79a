using System.Text;

namespace EmotionEdge.Analysis;

/// <summary>Cuts text into pieces of limited length, so that a file without line ends cannot take all memory.</summary>
internal static class TextPieces
{
    /// <summary>Lines without their ends; of a longer one, the first part.</summary>
    public static IEnumerable<string> Lines(TextReader reader, int maximum)
    {
        var line = new StringBuilder();
        for (var read = reader.Read(); read >= 0; read = reader.Read())
        {
            if (read == '\n')
            {
                yield return line.ToString().TrimEnd('\r');
                line.Clear();
            }
            else if (line.Length < maximum)
            {
                line.Append((char)read);
            }
        }

        if (line.Length > 0)
            yield return line.ToString().TrimEnd('\r');
    }

    /// <summary>
    /// What stands between empty lines, and where it begins; a longer one in several pieces, cut between words where it has any.
    /// </summary>
    public static IEnumerable<(long Start, string Text)> Paragraphs(TextReader reader, int maximum)
    {
        var text = new StringBuilder();
        var start = 0L;
        var isLineEmpty = true;
        for (var read = reader.Read(); read >= 0; read = reader.Read())
        {
            var letter = (char)read;
            var ends = letter == '\n' && isLineEmpty;
            isLineEmpty = letter == '\n' || (isLineEmpty && char.IsWhiteSpace(letter));
            text.Append(letter);
            if (!ends && text.Length < maximum && !(text.Length > maximum * 0.9 && char.IsWhiteSpace(letter)))
                continue;
            if (!string.IsNullOrWhiteSpace(text.ToString()))
                yield return (start, text.ToString());
            start += text.Length;
            text.Clear();
        }

        if (!string.IsNullOrWhiteSpace(text.ToString()))
            yield return (start, text.ToString());
    }
}
