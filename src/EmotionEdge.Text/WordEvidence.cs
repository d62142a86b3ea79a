namespace EmotionEdge.Text;

/// <summary>A word that moved a score, and by how much.</summary>
/// <param name="Word">As it stands in the text; an emoji itself for a word of its name.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Contribution">
/// What it adds to the score of its lexicon, which is -1..1. What a negation or an intensifier does is in that of the word it changes.
/// </param>
/// <param name="Lexicon">What knows the word.</param>
public readonly record struct WordEvidence(string Word, int Start, int Length, double Contribution, Lexicon Lexicon)
{
    /// <summary>One entry instead of several at the same place: an emoji whose name has more than one word that counts.</summary>
    internal static IReadOnlyList<WordEvidence> Join(List<WordEvidence> evidence)
    {
        for (var i = evidence.Count - 1; i > 0; i--)
        {
            if (evidence[i].Start != evidence[i - 1].Start)
                continue;
            evidence[i - 1] = evidence[i - 1] with { Contribution = evidence[i - 1].Contribution + evidence[i].Contribution };
            evidence.RemoveAt(i);
        }

        return evidence;
    }
}
