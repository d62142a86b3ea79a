namespace EmotionEdge.Text.Sentences;

/// <summary>Cuts a text into passages that a model takes: as many whole sentences as fit, a longer sentence in parts.</summary>
internal static class Passages
{
    /// <param name="text">Any text.</param>
    /// <param name="fits">Whether the model takes a text whole.</param>
    public static IEnumerable<string> Of(string text, Predicate<string> fits) => fits(text) ? [text] : Cut(text, fits);

    private static IEnumerable<string> Cut(string text, Predicate<string> fits)
    {
        Range? passage = null;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var longer = passage is { } begun ? begun.Start..sentence.End : sentence;
            if (fits(text[longer]))
            {
                passage = longer;
                continue;
            }

            if (passage is { } full)
                yield return text[full];
            passage = null;
            if (fits(text[sentence]))
            {
                passage = sentence;
                continue;
            }

            foreach (var part in Halves(text[sentence], fits))
                yield return part;
        }

        if (passage is { } rest)
            yield return text[rest];
    }

    /// <summary>Halves a text between two words, and its halves, until each fits; one without a space is cut anywhere.</summary>
    private static IEnumerable<string> Halves(string text, Predicate<string> fits)
    {
        if (text.Length < 2 || fits(text))
            return [text];
        var space = text.LastIndexOf(' ', text.Length / 2);
        var middle = space > 0 ? space : text.Length / 2;
        return Halves(text[..middle], fits).Concat(Halves(text[middle..].TrimStart(), fits));
    }
}
