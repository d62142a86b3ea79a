using EmotionEdge.Core.Pacing;

namespace EmotionEdge.Core.Tests.Pacing;

public sealed class FrameSlotTests
{
    [Fact]
    public void The_newest_frame_wins_and_the_others_are_counted()
    {
        using var slot = new FrameSlot();
        for (var i = 1; i <= 5; i++)
            Write(slot, i);

        var taken = slot.Take(TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal(5, taken!.Sequence);
        Assert.Equal(5, slot.Captured);
        Assert.Equal(4, slot.Skipped);
    }

    [Fact]
    public void A_frame_is_taken_once()
    {
        using var slot = new FrameSlot();
        Write(slot, 1);

        Assert.NotNull(slot.Take(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Null(slot.Take(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_frame_being_read_is_not_written_over()
    {
        using var slot = new FrameSlot();
        Write(slot, 1);
        var reading = slot.Take(TimeSpan.Zero, TestContext.Current.CancellationToken)!;

        for (var i = 2; i < 10; i++)
            Write(slot, i);

        Assert.Equal(1, reading.Sequence);
    }

    [Fact]
    public async Task A_reader_and_a_writer_meet_without_losing_count()
    {
        using var slot = new FrameSlot();
        const int Frames = 20_000;
        var token = TestContext.Current.CancellationToken;
        var writer = Task.Run(
            () =>
            {
                for (var i = 1; i <= Frames; i++)
                    Write(slot, i);
            },
            token);

        long last = 0, taken = 0;
        while (last < Frames)
        {
            var frame = slot.Take(TimeSpan.FromSeconds(10), token);
            Assert.NotNull(frame);
            Assert.True(frame.Sequence > last);
            last = frame.Sequence;
            taken++;
        }

        await writer;
        Assert.Equal(Frames, slot.Captured);
        Assert.Equal(Frames, taken + slot.Skipped);
    }

    private static void Write(FrameSlot slot, long sequence)
    {
        var frame = slot.BeginWrite();
        frame.Resize(4, 2);
        frame.Sequence = sequence;
        slot.EndWrite();
    }
}
