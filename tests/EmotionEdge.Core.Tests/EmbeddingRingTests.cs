using EmotionEdge.Testing;

namespace EmotionEdge.Core.Tests;

public sealed class EmbeddingRingTests
{
    [Fact]
    public void What_was_kept_stays_until_as_many_further_ones_came_as_there_is_room_for()
    {
        var ring = new EmbeddingRing(3);
        var first = ring.Keep([1, 2]);
        ring.Keep([3, 4]);
        ring.Keep([5, 6]);
        Assert.Equal([1, 2], first.AsSpan());

        ring.Keep([7, 8]);

        Assert.Equal([7, 8], first.AsSpan());
    }

    [Fact]
    public void Keeping_allocates_nothing_once_the_first_was_kept()
    {
        var ring = new EmbeddingRing(4);
        float[] numbers = [1, 2, 3];

        Assert.Equal(0, Allocations.Of(100, () => ring.Keep(numbers)));
    }

    [Fact]
    public void Embeddings_are_equal_when_their_numbers_are()
    {
        Assert.Equal(new Embedding(new float[] { 1, 2 }), new Embedding(new float[] { 1, 2 }));
        Assert.NotEqual(new Embedding(new float[] { 1, 2 }), new Embedding(new float[] { 1, 3 }));
        Assert.NotEqual(default, new Embedding(new float[] { 1 }));
        Assert.Equal(default, new Embedding(Array.Empty<float>()));
    }
}
