namespace EmotionEdge.Core.Pacing;

/// <summary>The worst of the last hundred frame ages. One thread adds, any thread may read.</summary>
internal sealed class AgeWindow
{
    private readonly long[] _ticks = new long[100];
    private int _next;

    public TimeSpan Worst => TimeSpan.FromTicks(_ticks.Max());

    public void Add(TimeSpan age)
    {
        Volatile.Write(ref _ticks[_next], age.Ticks);
        _next = (_next + 1) % _ticks.Length;
    }
}
