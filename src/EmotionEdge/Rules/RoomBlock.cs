using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Rules;

/// <summary>Up to a quarter of an hour of the room. Seconds are added by one thread; what was added does not change any more.</summary>
/// <param name="begin">The first second, since 1970.</param>
internal sealed class RoomBlock(long begin)
{
    public const int Seconds = 900;

    private const int EntrySize = sizeof(ushort) + RoomSecond.Size;

    private readonly byte[] _entries = new byte[Seconds * EntrySize];

    public int Count { get; private set; }

    /// <summary>Bytes that a block takes.</summary>
    public static int Bytes => Seconds * EntrySize;

    /// <summary>The second after which nothing can be added any more.</summary>
    public long End => begin + Seconds;

    /// <summary>Adds a second later than those before.</summary>
    public void Add(long second, Summary room, ReadOnlySpan<ModalityState> senses)
    {
        var entry = _entries.AsSpan(Count * EntrySize, EntrySize);
        BitConverter.TryWriteBytes(entry, (ushort)(second - begin));
        RoomSecond.Write(entry[sizeof(ushort)..], room, senses);
        Count++;
    }

    /// <summary>The entry of that number.</summary>
    public FusedState Read(int index, Span<ModalityState> senses)
    {
        var entry = _entries.AsSpan(index * EntrySize, EntrySize);
        var time = DateTimeOffset.FromUnixTimeSeconds(begin + BitConverter.ToUInt16(entry));
        return RoomSecond.Read(entry[sizeof(ushort)..], time, senses);
    }
}
