namespace EmotionEdge.Core;

/// <summary>
/// Room for the embeddings of the last results, used over and over, so that handing one on allocates nothing. An embedding
/// stays as it is until <paramref name="count"/> further ones were kept. Not thread-safe; what it gave may be read on any thread.
/// </summary>
/// <param name="count">How many are kept: more than ever wait to be read.</param>
public sealed class EmbeddingRing(int count)
{
    private readonly float[]?[] _slots = new float[count][];
    private int _next;

    /// <summary>Keeps a copy.</summary>
    public Embedding Keep(ReadOnlySpan<float> numbers)
    {
        ref var slot = ref _slots[_next];
        _next = (_next + 1) % _slots.Length;
        if (slot?.Length != numbers.Length)
            slot = new float[numbers.Length];
        numbers.CopyTo(slot);
        return new Embedding(slot);
    }
}
