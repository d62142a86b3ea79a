using EmotionEdge.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// A sense works on a thread of its own: native inference blocks, and a frame should not wait for the thread pool. The
/// thread goes round until the service stops; a round that fails is logged and the next one is tried.
/// </summary>
internal abstract class SenseThread(Heartbeats heartbeats, ILogger logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected abstract string Name { get; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        new Thread(Run) { Name = Name, IsBackground = true }.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _stopped.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public virtual void Dispose() => _stopping.Dispose();

    /// <summary>One round: waits a short time for input and works on it.</summary>
    protected abstract void GoRound(CancellationToken stopping);

    private void Run()
    {
        var failures = new FailureLog(Name, logger);
        while (!_stopping.IsCancellationRequested)
        {
            heartbeats.Report(Name);
            try
            {
                GoRound(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                failures.Report(exception);
                _stopping.Token.WaitHandle.WaitOne(PauseAfterFailure);
            }
        }

        heartbeats.Leave(Name);
        _stopped.SetResult();
    }
}
