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
        var kept = 0;
        for (var i = 1; i < evidence.Count; i++)
        {
            if (evidence[i].Start == evidence[kept].Start)
                evidence[kept] = evidence[kept] with { Contribution = evidence[kept].Contribution + evidence[i].Contribution };
            else
                evidence[++kept] = evidence[i];
        }

        if (evidence.Count > 0)
            evidence.RemoveRange(kept + 1, evidence.Count - kept - 1);
        return evidence;
    }
}
