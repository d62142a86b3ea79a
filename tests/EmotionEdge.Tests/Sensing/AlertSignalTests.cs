using EmotionEdge.Core.Alerts;
using EmotionEdge.Devices;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmotionEdge.Tests.Sensing;

public sealed class AlertSignalTests : IDisposable
{
    private readonly AlertOutput _output = new(Options.Create(new AlertOutputOptions()), TimeProvider.System, NullLogger<AlertOutput>.Instance);
    private readonly AlertSignal _signal;

    public AlertSignalTests() => _signal = new AlertSignal(_output, NullLogger<AlertSignal>.Instance);

    [Fact]
    public void Of_several_open_alerts_the_most_severe_one_that_nobody_has_seen_is_shown()
    {
        Tell(AlertEventType.Raised, "a", AlertSeverity.Information);
        Assert.Equal(AlertSeverity.Information, _output.Showing);
        Tell(AlertEventType.Raised, "b", AlertSeverity.Critical);
        Assert.Equal(AlertSeverity.Critical, _output.Showing);
        Tell(AlertEventType.Escalated, "a", AlertSeverity.Warning);
        Assert.Equal(AlertSeverity.Critical, _output.Showing);
        Tell(AlertEventType.Acknowledged, "b", AlertSeverity.Critical);
        Assert.Equal(AlertSeverity.Warning, _output.Showing);
        Tell(AlertEventType.Cleared, "b", AlertSeverity.Critical);
        Assert.Equal(AlertSeverity.Warning, _output.Showing);
        Tell(AlertEventType.Cleared, "a", AlertSeverity.Warning);
        Assert.Null(_output.Showing);
    }

    public void Dispose() => _output.Dispose();

    private void Tell(AlertEventType type, string id, AlertSeverity severity) =>
        _signal.OnAlert(new AlertEvent(type, id, "rule", severity, DateTimeOffset.UnixEpoch, "", [], 0, 0));
}
