using Microsoft.Extensions.Logging;

namespace EmotionEdge.Monitoring;

/// <summary>Logs the failures of a loop that goes on regardless: the same failure round after round is one line.</summary>
internal sealed partial class FailureLog(string loop, ILogger logger)
{
    private string? _last;

    public void Report(Exception exception)
    {
        if (_last == exception.Message)
            return;
        _last = exception.Message;
        LogFailed(loop, exception.Message, exception);
    }

    [LoggerMessage(LogLevel.Error, "A round of {Loop} failed: {Reason} It goes on with the next one; the same failure is not reported again.")]
    private partial void LogFailed(string loop, string reason, Exception exception);
}
