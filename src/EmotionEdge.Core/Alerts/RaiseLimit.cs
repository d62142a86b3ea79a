namespace EmotionEdge.Core.Alerts;

/// <summary>At most so many in any hour (a sliding window).</summary>
internal sealed class RaiseLimit(int maximum)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly TimeSpan[] _taken = new TimeSpan[maximum];
    private long _count;

    /// <summary>Whether one more may be taken now; the oldest that still matters has the place of the next one.</summary>
    public bool Allows(TimeSpan now) => _count < maximum || now - _taken[_count % maximum] >= Window;

    public void Take(TimeSpan now) => _taken[_count++ % maximum] = now;
}
