using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

public sealed class BlockRingTests
{
    [Fact]
    public void Gives_back_blocks_in_order_with_their_times()
    {
        using var ring = new BlockRing(3, 4);
        ring.Write([1, 2, 3], 1, 10);
        ring.Write([4], 1, 20);

        Assert.Equal([1, 2, 3], ring.Current.ToArray());
        Assert.Equal(10, ring.CurrentTime);
        ring.Release();
        Assert.Equal([4], ring.Current.ToArray());
        Assert.Equal(20, ring.CurrentTime);
        ring.Release();
        Assert.True(ring.IsEmpty);
    }

    [Fact]
    public void Counts_what_finds_no_room_and_keeps_what_it_has()
    {
        using var ring = new BlockRing(2, 4);
        ring.Write([1, 1], 1, 0);
        ring.Write([2, 2], 1, 0);
        ring.Write([3, 3, 3], 1, 0);

        Assert.Equal(3, ring.Lost);
        Assert.Equal([1, 1], ring.Current.ToArray());
    }

    [Fact]
    public async Task Loses_and_mixes_nothing_between_two_threads()
    {
        const int Blocks = 20_000;
        using var ring = new BlockRing(8, 16);
        var cancellation = TestContext.Current.CancellationToken;
        var writer = Task.Run(
            () =>
            {
                var block = new float[16];
                for (var i = 0; i < Blocks; i++)
                {
                    block.AsSpan().Fill(i);
                    ring.Write(block, 1, i);
                }
            },
            cancellation);

        var read = 0;
        var last = -1L;
        while (!writer.IsCompleted || !ring.IsEmpty)
        {
            if (ring.IsEmpty)
            {
                ring.Arrived.WaitOne(10);
                continue;
            }

            var time = ring.CurrentTime;
            Assert.True(time > last);
            Assert.Equal(-1, ring.Current.IndexOfAnyExcept((float)time));
            last = time;
            read++;
            ring.Release();
        }

        await writer;
        Assert.Equal(Blocks, read + ring.Lost / 16);
        Assert.True(read > 0);
    }
}
