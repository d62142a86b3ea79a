using EmotionEdge.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// A sense works on a thread of its own: native inference blocks, and a frame should not wait for the thread pool. The
/// thread goes round until the service stops; a round that fails is logged and the next one is tried.
/// </summary>
internal abstract partial class SenseThread(Heartbeats heartbeats, ILogger logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _lastFailure;

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

    public void Dispose() => _stopping.Dispose();

    /// <summary>One round: waits a short time for input and works on it.</summary>
    protected abstract void GoRound(CancellationToken stopping);

    private void Run()
    {
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
                LogOnce(exception);
                _stopping.Token.WaitHandle.WaitOne(PauseAfterFailure);
            }
        }

        heartbeats.Leave(Name);
        _stopped.SetResult();
    }

    /// <summary>The same failure round after round is one line, not thousands.</summary>
    private void LogOnce(Exception exception)
    {
        if (_lastFailure == exception.Message)
            return;
        _lastFailure = exception.Message;
        LogFailed(Name, exception.Message, exception);
    }

    [LoggerMessage(LogLevel.Error, "The {Sense} could not work on its input: {Reason} It goes on with the next; the same failure is not reported again.")]
    private partial void LogFailed(string sense, string reason, Exception exception);
}
