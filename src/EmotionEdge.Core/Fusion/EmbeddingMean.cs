namespace EmotionEdge.Core.Fusion;

/// <summary>The weighted mean of embeddings of one network. Keeps its memory when it is cleared.</summary>
public sealed class EmbeddingMean
{
    private float[] _sum = [];
    private float _weight;

    /// <summary>Forgets what was added.</summary>
    public void Clear()
    {
        _sum.AsSpan().Clear();
        _weight = 0;
    }

    /// <param name="embedding">One of another length than those before replaces them: the network was exchanged.</param>
    /// <param name="weight">What is not above 0 adds nothing.</param>
    public void Add(ReadOnlySpan<float> embedding, float weight)
    {
        if (embedding.IsEmpty || !(weight > 0))
            return;
        if (_sum.Length != embedding.Length)
            (_sum, _weight) = (new float[embedding.Length], 0);
        for (var i = 0; i < _sum.Length; i++)
            _sum[i] += weight * embedding[i];
        _weight += weight;
    }

    /// <summary>The mean in memory of its own; empty where nothing was added.</summary>
    public Embedding Mean()
    {
        var mean = new float[_weight > 0 ? _sum.Length : 0];
        return TryCopyTo(mean) ? new Embedding(mean) : default;
    }

    /// <summary>Writes the mean.</summary>
    /// <returns>Whether there is one of that length; if not, nothing was written.</returns>
    public bool TryCopyTo(Span<float> destination)
    {
        if (_weight <= 0 || destination.Length != _sum.Length)
            return false;
        for (var i = 0; i < destination.Length; i++)
            destination[i] = _sum[i] / _weight;
        return true;
    }
}
