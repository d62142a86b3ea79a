namespace EmotionEdge.Core.Fusion;

/// <summary>
/// Holds on to the dominant emotion until another one leads clearly and for a while, so that two emotions of nearly the
/// same probability do not take turns.
/// </summary>
internal sealed class DominantEmotion(FusionOptions options)
{
    private Emotion? _challenger;
    private DateTimeOffset _challengedSince;

    public Emotion? Current { get; private set; }

    /// <summary>Nothing is known any more.</summary>
    public Emotion? Forget()
    {
        Current = null;
        _challenger = null;
        return null;
    }

    public Emotion? Update(in EmotionScores scores, DateTimeOffset now)
    {
        var leader = scores.Dominant;
        if (scores[leader] < options.MinimumConfidence)
            return Forget();

        if (Current is not { } current || scores[current] < options.MinimumConfidence)
            return Take(leader);

        if (leader == current || scores[leader] - scores[current] < options.SwitchMargin)
        {
            _challenger = null;
            return current;
        }

        if (_challenger != leader)
        {
            _challenger = leader;
            _challengedSince = now;
        }

        return now - _challengedSince >= options.SwitchAfter ? Take(leader) : current;
    }

    private Emotion Take(Emotion leader)
    {
        Current = leader;
        _challenger = null;
        return leader;
    }
}
