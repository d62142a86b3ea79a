namespace EmotionEdge.Dashboard.Live;

/// <summary>Counts those who hold a connection open for long, and lets in so many.</summary>
internal sealed class StreamPlaces(int most)
{
    private int _taken;

    /// <returns>False where all are taken; otherwise <see cref="Leave"/> is to follow.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= most)
            return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _taken);
}
