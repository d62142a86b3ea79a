using EmotionEdge.Core.Alerts;
using EmotionEdge.Devices;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>Shows alerts on the light and the buzzer.</summary>
internal sealed partial class AlertSignal(AlertOutput output, ILogger<AlertSignal> logger) : IRoomObserver
{
    public void OnAlert(AlertEvent alert)
    {
        LogAlert(alert.Type, alert.Severity, alert.Id, alert.Reason);
        if (alert.Type is AlertEventType.Raised or AlertEventType.Escalated)
            output.Show(alert.Severity);
        else
            output.Clear();
    }

    [LoggerMessage(LogLevel.Information, "Alert {Type} ({Severity}) {Id}: {Reason}")]
    private partial void LogAlert(AlertEventType type, AlertSeverity severity, string id, string reason);
}
