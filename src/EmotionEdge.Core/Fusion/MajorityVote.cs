namespace EmotionEdge.Core.Fusion;

/// <summary>Which senses count by <see cref="FusionMethod.MajorityVote"/>.</summary>
internal static class MajorityVote
{
    /// <summary>Takes the weight from the senses that were outvoted or had nothing to say.</summary>
    /// <param name="weights">The weight of each sense; 0: it is not present.</param>
    /// <param name="senses">What each says.</param>
    /// <param name="minimumConfidence">A leading emotion less probable than this is no vote.</param>
    public static void Keep(ref ModalityWeights weights, ReadOnlySpan<ModalityAverage> senses, float minimumConfidence)
    {
        Span<int> votes = stackalloc int[EmotionScores.Count];
        votes.Clear();
        var most = 0;
        for (var m = 0; m < senses.Length; m++)
        {
            if (Votes(weights[m], senses[m], minimumConfidence))
                most = Math.Max(most, ++votes[(int)senses[m].Scores.Dominant]);
        }

        for (var m = 0; most > 0 && m < senses.Length; m++)
        {
            if (!Votes(weights[m], senses[m], minimumConfidence) || votes[(int)senses[m].Scores.Dominant] < most)
                weights[m] = 0;
        }
    }

    private static bool Votes(float weight, in ModalityAverage sense, float minimumConfidence) =>
        weight > 0 && sense.Scores[sense.Scores.Dominant] >= minimumConfidence;
}
