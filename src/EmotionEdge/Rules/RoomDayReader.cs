using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Rules;

/// <summary>Goes through the seconds of a day that were kept. Not thread-safe; the day may go on meanwhile.</summary>
internal sealed class RoomDayReader(IReadOnlyList<(RoomBlock Block, int Count)> blocks)
{
    private readonly ModalityState[] _senses = new ModalityState[ModalityWeights.Count];
    private int _block;
    private int _entry;

    /// <summary>The second that was read.</summary>
    public FusedState State { get; private set; }

    /// <summary>What each sense said then; holds until the next one is read.</summary>
    public ReadOnlySpan<ModalityState> Senses => _senses;

    /// <summary>Goes on to the next; <see langword="false"/> at the end.</summary>
    public bool Read()
    {
        while (_block < blocks.Count)
        {
            var (block, count) = blocks[_block];
            if (_entry < count)
            {
                State = block.Read(_entry++, _senses);
                return true;
            }

            (_block, _entry) = (_block + 1, 0);
        }

        return false;
    }
}
