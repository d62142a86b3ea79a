using EmotionEdge.Core.Delivery;

namespace Benchmarks.Delivery;

/// <summary>Counts what its store has on disk.</summary>
internal sealed class CountingStore(IMessageStore store) : IMessageStore
{
    private int _added;

    public int Added => Volatile.Read(ref _added);

    public StoredMessages Load() => store.Load();

    public void Write(StoredChange change)
    {
        store.Write(change);
        Interlocked.Add(ref _added, change.Added.Count);
    }
}
