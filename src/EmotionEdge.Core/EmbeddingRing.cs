namespace EmotionEdge.Core;

/// <summary>
/// Room for the embeddings of the last results, used over and over, so that handing one on allocates nothing. An embedding
/// stays as it is until <paramref name="count"/> further ones were kept. Not thread-safe; what it gave may be read on any thread.
/// </summary>
/// <param name="count">How many are kept: more than ever wait to be read.</param>
public sealed class EmbeddingRing(int count)
{
    private float[] _numbers = [];
    private int _length;
    private int _next;

    /// <summary>Keeps a copy. The first one, and one of another length, makes the room.</summary>
    public Embedding Keep(ReadOnlySpan<float> numbers)
    {
        if (_length != numbers.Length)
            (_numbers, _length, _next) = (new float[count * numbers.Length], numbers.Length, 0);
        var slot = _numbers.AsMemory(_next * _length, _length);
        _next = (_next + 1) % count;
        numbers.CopyTo(slot.Span);
        return new Embedding(slot);
    }
}
