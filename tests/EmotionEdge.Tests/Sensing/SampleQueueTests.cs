using EmotionEdge.Sensing;

namespace EmotionEdge.Tests.Sensing;

public sealed class SampleQueueTests : IDisposable
{
    private readonly SampleQueue _queue = new(10);

    [Fact]
    public void Samples_come_out_in_order_across_the_seam()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], WriteAndRead([1, 2, 3, 4, 5, 6]));
        Assert.Equal([7, 8, 9, 10, 11, 12, 13], WriteAndRead([7, 8, 9, 10, 11, 12, 13]));
        Assert.Equal(0, _queue.Lost);
    }

    [Fact]
    public void What_nobody_fetches_is_lost_from_the_front_and_counted()
    {
        _queue.Write([1, 2, 3, 4, 5, 6], 16000);

        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], WriteAndRead([7, 8, 9, 10, 11, 12]));
        Assert.Equal(2, _queue.Lost);
    }

    [Fact]
    public void A_block_larger_than_the_queue_leaves_its_end()
    {
        Assert.Equal([5, 6, 7, 8, 9, 10, 11, 12, 13, 14], WriteAndRead([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]));
        Assert.Equal(4, _queue.Lost);
    }

    [Fact]
    public void A_change_of_rate_drops_what_is_of_the_old_one()
    {
        _queue.Write([1, 2], 16000);
        _queue.Write([3], 48000);

        var room = new float[10];
        Assert.Equal((1, 48000), _queue.Read(room, TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Equal(3, room[0]);
    }

    [Fact]
    public void A_small_room_is_filled_again_until_all_is_read()
    {
        _queue.Write([1, 2, 3, 4, 5], 16000);
        var room = new float[2];
        var counts = Enumerable.Range(0, 4)
            .Select(_ => _queue.Read(room, TimeSpan.Zero, TestContext.Current.CancellationToken).Count);

        Assert.Equal([2, 2, 1, 0], counts);
    }

    public void Dispose() => _queue.Dispose();

    private float[] WriteAndRead(float[] samples)
    {
        _queue.Write(samples, 16000);
        var room = new float[20];
        var (count, _) = _queue.Read(room, TimeSpan.Zero, TestContext.Current.CancellationToken);
        return room[..count];
    }
}
