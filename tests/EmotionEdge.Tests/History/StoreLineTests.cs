using EmotionEdge.Core.Storage;
using EmotionEdge.History;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.History;

public sealed class StoreLineTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StoreLine _line;
    private readonly List<string> _done = [];

    public StoreLineTests() => _line = new StoreLine(_time, NullLogger<StoreLine>.Instance);

    [Fact]
    public async Task What_the_disk_refuses_is_tried_again_before_what_came_later()
    {
        var refusals = 2;
        _line.Add(_ => refusals-- > 0 ? throw new StorageException("The disk is full.") : Note("first"));
        _line.Add(_ => Note("last"));
        await _line.StartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(_line.ChangesDoneAsync());

        Assert.Equal(["first", "last"], _done);
    }

    [Fact]
    public async Task What_is_to_be_read_does_not_wait_for_what_cannot_be_written()
    {
        _line.Add(_ => throw new StorageException("The disk is full."));

        await _line.StartAsync(TestContext.Current.CancellationToken);

        await _line.ReadsDoneAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task What_fails_otherwise_is_lost_and_said_to_be_and_the_next_is_made(Type failure)
    {
        _line.Add(_ => throw (Exception)Activator.CreateInstance(failure)!, () => _done.Add("lost"));
        _line.Add(_ => Note("last"));
        await _line.StartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(_line.ChangesDoneAsync());

        Assert.Equal(["lost", "last"], _done);
    }

    [Fact]
    public void What_is_pushed_out_is_said_to_be_lost_the_oldest_first()
    {
        for (var i = 0; i < 2000; i++)
        {
            var number = i;
            _line.Add(_ => Task.CompletedTask, () => _done.Add($"{number}"));
        }

        var beforeItIsFull = _done.Count;
        _line.Add(_ => Note("more"));
        _line.Add(_ => Note("and more"));

        Assert.Equal(0, beforeItIsFull);
        Assert.Equal(["0", "1"], _done);
    }

    public async ValueTask DisposeAsync()
    {
        await _line.StopAsync(CancellationToken.None);
        _line.Dispose();
    }

    private Task Note(string what)
    {
        _done.Add(what);
        return Task.CompletedTask;
    }

    /// <summary>Lets the pauses of the line pass.</summary>
    private async Task UntilAsync(Task made)
    {
        while (!made.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
