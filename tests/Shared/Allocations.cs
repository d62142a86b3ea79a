namespace EmotionEdge.Testing;

/// <summary>Whether some work, done again and again, allocates.</summary>
internal static class Allocations
{
    private const int Rounds = 5;

    /// <summary>Bytes that the calling thread allocates in the least of five rounds, after one that does not count.</summary>
    /// <remarks>
    /// The runtime allocates now and then on a thread's account: a cast that it meets for the first time, a lock that is first
    /// waited for, coverage's counters. What the work itself costs shows in every round.
    /// </remarks>
    public static long Of(int times, Action work)
    {
        var least = long.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < times; i++)
                work();
            if (round > 0)
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
