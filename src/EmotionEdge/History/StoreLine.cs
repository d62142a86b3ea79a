using System.Threading.Channels;
using EmotionEdge.Core.Storage;
using EmotionEdge.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.History;

/// <summary>
/// What is to be kept on disk, in its order. Whoever adds to it never waits for the disk; while the disk takes nothing it is
/// tried again and again, and beyond a limit the oldest of what waits is lost. What is to be read from it waits for none of this.
/// </summary>
internal sealed class StoreLine : BackgroundService
{
    private const int Capacity = 2000;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly FailureLog _failures;
    private readonly Channel<Turn> _reads = Channel.CreateUnbounded<Turn>();
    private readonly Channel<Turn> _changes = Channel.CreateBounded<Turn>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        dropped => dropped.Lost?.Invoke());

    public StoreLine(TimeProvider time, ILogger<StoreLine> logger) => (_time, _failures) = (time, new FailureLog("keeping", logger));

    /// <summary>For the few that read at the start: a full disk that takes no change may still tell what it has.</summary>
    public void Read(Func<CancellationToken, Task> read) => _reads.Writer.TryWrite(new Turn(read, null));

    /// <param name="change">Made when it is its turn, and again while the store cannot be used.</param>
    /// <param name="lost">Called, on any thread, where it has come to nothing: it was pushed out or failed in another way.</param>
    public void Add(Func<CancellationToken, Task> change, Action? lost = null) => _changes.Writer.TryWrite(new Turn(change, lost));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(TakeAllAsync(_reads.Reader, stoppingToken), TakeAllAsync(_changes.Reader, stoppingToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What happened last is kept, too, where the disk takes it at once.
        _reads.Writer.TryComplete();
        _changes.Writer.TryComplete();
        if (ExecuteTask is { } working)
            await Task.WhenAny(working, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeAllAsync(ChannelReader<Turn> turns, CancellationToken cancellationToken)
    {
        await foreach (var turn in turns.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            await TakeAsync(turn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The store tells by itself what is wrong with the disk; here it is only tried again.</summary>
    private async Task TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await turn.Work(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StorageException)
            {
                await Task.Delay(PauseAfterFailure, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // This one is lost; those behind it are not.
                _failures.Report(exception);
                turn.Lost?.Invoke();
                return;
            }
        }
    }

    private sealed record Turn(Func<CancellationToken, Task> Work, Action? Lost);
}
