namespace EmotionEdge.Text.Emoji;

/// <summary>A text with its emoji named, and where each of its words came from.</summary>
/// <param name="text">The text with names, not stripped.</param>
/// <param name="places">Ordered by where they are.</param>
internal sealed class NamedText(string text, List<EmojiPlace> places)
{
    public string Text => text;

    /// <summary>The part of the original text that a part of this one came from: all of an emoji for a word of its name.</summary>
    /// <param name="start">In UTF-16 units.</param>
    /// <param name="length">At least one.</param>
    public (int Start, int Length) Original(int start, int length)
    {
        var first = OriginalOf(start).Start;
        return (first, OriginalOf(start + length - 1).End - first);
    }

    private (int Start, int End) OriginalOf(int unit)
    {
        var (before, after) = (0, places.Count);
        while (before < after)
        {
            var middle = (before + after) / 2;
            if (places[middle].Start <= unit)
                before = middle + 1;
            else
                after = middle;
        }

        if (before == 0)
            return (unit, unit + 1);

        var place = places[before - 1];
        var behind = place.OriginalEnd + unit - place.End;
        return unit < place.End ? (place.OriginalStart, place.OriginalEnd) : (behind, behind + 1);
    }
}
