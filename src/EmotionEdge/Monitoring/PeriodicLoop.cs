using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Monitoring;

/// <summary>Goes round at a steady pace until the service stops. A round that fails is logged and the next one comes.</summary>
internal abstract class PeriodicLoop(TimeSpan period, Heartbeats heartbeats, TimeProvider time, ILogger logger) : BackgroundService
{
    protected abstract string Name { get; }

    protected Heartbeats Heartbeats { get; } = heartbeats;

    protected TimeProvider Time { get; } = time;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = new FailureLog(Name, logger);
        using var timer = new PeriodicTimer(period, Time);
        try
        {
            do
            {
                Heartbeats.Report(Name);
                GoRound(failures);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Heartbeats.Leave(Name);
        }
    }

    /// <summary>One round.</summary>
    protected abstract void GoRound();

    private void GoRound(FailureLog failures)
    {
        try
        {
            GoRound();
        }
        catch (Exception exception)
        {
            failures.Report(exception);
        }
    }
}
