using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.History;
using EmotionEdge.Sensing;

namespace EmotionEdge.Rules;

/// <summary>
/// The last 24 hours of the room, a state a second, against which people try alert rules. It is kept in memory only, so that
/// no file tells the course of a mood that may be one person's, and only where <see cref="HistoryOptions"/> lets minutes be
/// kept: switched on, and enough people at once. Seconds in which nothing was sensed take no room; a day in which
/// something always was takes 5.2 MB.
/// </summary>
internal sealed class RoomDay(HistoryOptions options) : IRoomObserver
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>A clock that is put right by less than this stands still for the moment.</summary>
    private const int Patience = 60;

    private readonly Lock _gate = new();
    private readonly Queue<RoomBlock> _blocks = new();
    private readonly ModalityState[] _senses = new ModalityState[ModalityWeights.Count];
    private RoomBlock? _newest;
    private long _second = -1;

    public void OnModality(in ModalityState state) => _senses[(int)state.Modality] = state;

    public void OnSummary(Summary summary)
    {
        var second = summary.Time.ToUnixTimeSeconds();
        if ((second <= _second && second > _second - Patience) || !IsToBeKept(summary))
            return;
        lock (_gate)
        {
            // The clock was set back: when all that was is not known any more.
            if (second < _second)
                Forget();
            _second = second;
            BlockOf(second).Add(second, summary, _senses);
        }
    }

    /// <summary>What is kept now, from the oldest on.</summary>
    public RoomDayReader Read()
    {
        lock (_gate)
            return new RoomDayReader([.. _blocks.Select(block => (block, block.Count))]);
    }

    private bool IsToBeKept(Summary summary) =>
        options.Enabled && summary.Contributions != default && Math.Max(1, summary.Faces) >= options.MinimumPeople;

    private RoomBlock BlockOf(long second)
    {
        if (_newest is { } block && second < block.End)
            return block;
        while (_blocks.TryPeek(out var oldest) && oldest.End <= second - (long)Length.TotalSeconds)
            _blocks.Dequeue();
        _blocks.Enqueue(_newest = new RoomBlock(second));
        return _newest;
    }

    private void Forget()
    {
        _blocks.Clear();
        _newest = null;
    }
}
