using EmotionEdge.Core.Alerts;
using EmotionEdge.Devices;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>Shows alerts on the light and the buzzer: the most severe of those that are open and not acknowledged.</summary>
internal sealed partial class AlertSignal(AlertOutput output, ILogger<AlertSignal> logger) : IRoomObserver
{
    private readonly Dictionary<string, AlertSeverity> _unseen = [];

    public void OnAlert(AlertEvent alert)
    {
        LogAlert(alert.Type, alert.Severity, alert.Rule, alert.Id, alert.Reason);
        if (alert.Type is AlertEventType.Raised or AlertEventType.Escalated)
            _unseen[alert.Id] = alert.Severity;
        else
            _unseen.Remove(alert.Id);

        if (_unseen.Count > 0)
            output.Show(_unseen.Values.Max());
        else
            output.Clear();
    }

    [LoggerMessage(LogLevel.Information, "Alert {Type} ({Severity}) by {Rule} {Id}: {Reason}")]
    private partial void LogAlert(AlertEventType type, AlertSeverity severity, string rule, string id, string reason);
}
