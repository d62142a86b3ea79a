using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class EmbeddingMeanTests
{
    private readonly EmbeddingMean _mean = new();
    private readonly float[] _written = [-1, -1];

    [Fact]
    public void Weights_count()
    {
        _mean.Add([1, 0], 3);
        _mean.Add([0, 4], 1);

        Assert.True(_mean.TryCopyTo(_written));
        Assert.Equal([0.75f, 1], _written);
        Assert.Equal([0.75f, 1], _mean.Mean().AsSpan());
    }

    [Fact]
    public void Nothing_is_written_where_nothing_was_added_or_the_length_differs()
    {
        Assert.False(_mean.TryCopyTo(_written));
        Assert.Equal(0, _mean.Mean().Length);

        _mean.Add([1, 2], 0);
        _mean.Add([], 1);
        Assert.False(_mean.TryCopyTo(_written));

        _mean.Add([1, 2, 3], 1);
        Assert.False(_mean.TryCopyTo(_written));
        Assert.Equal([-1, -1], _written);
    }

    [Fact]
    public void Clearing_and_another_network_begin_anew()
    {
        _mean.Add([9, 9, 9], 5);
        _mean.Add([1, 2], 1);
        Assert.Equal([1, 2], _mean.Mean().AsSpan());

        _mean.Clear();
        _mean.Add([3, 4], 2);

        Assert.Equal([3, 4], _mean.Mean().AsSpan());
    }
}
