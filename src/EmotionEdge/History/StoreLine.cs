using System.Threading.Channels;
using EmotionEdge.Core.Storage;
using EmotionEdge.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.History;

/// <summary>
/// What is to be kept on disk, in its order. Whoever adds to it never waits for the disk; while the disk takes nothing it is
/// tried again and again, and beyond a limit the oldest of what waits is lost.
/// </summary>
internal sealed class StoreLine(TimeProvider time, ILogger<StoreLine> logger) : BackgroundService
{
    private const int Capacity = 2000;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly FailureLog _failures = new("keeping", logger);
    private readonly Channel<Func<CancellationToken, Task>> _line = Channel.CreateBounded<Func<CancellationToken, Task>>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Add(Func<CancellationToken, Task> change) => _line.Writer.TryWrite(change);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in _line.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
                await MakeAsync(change, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What happened last is kept, too, where the disk takes it at once.
        _line.Writer.TryComplete();
        if (ExecuteTask is { } working)
            await Task.WhenAny(working, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The store tells by itself what is wrong with the disk; here it is only tried again.</summary>
    private async Task MakeAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await change(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StorageException)
            {
                await Task.Delay(PauseAfterFailure, time, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // This one is lost; those behind it are not.
                _failures.Report(exception);
                return;
            }
        }
    }
}
