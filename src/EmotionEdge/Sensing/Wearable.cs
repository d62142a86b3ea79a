using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Physiology;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// Feels: from a wearable's reports to arousal. What was measured is neither kept nor logged. Reports that cannot be are
/// refused; the log has the reason of the first one, and of one in a while. Not thread-safe.
/// </summary>
internal sealed partial class Wearable(PhysiologySense sense, RoomLoop room, TimeProvider time, ILogger<Wearable> logger)
{
    private static readonly TimeSpan WarningInterval = TimeSpan.FromMinutes(1);

    private long? _warnedAt;
    private long _unmentioned;

    public void Take(ReportPhysiology report)
    {
        var now = time.GetUtcNow();
        var sample = new PhysiologySample(report.HeartRate, report.SkinConductance, report.Time ?? now);
        if (sense.Take(sample, now, out var refusal) is { } arousal)
            room.Post(arousal);
        if (refusal is not null)
            Warn(refusal);
    }

    private void Warn(string refusal)
    {
        if (_warnedAt is { } last && time.GetElapsedTime(last) < WarningInterval)
        {
            _unmentioned++;
            return;
        }

        _warnedAt = time.GetTimestamp();
        LogRefused(refusal, _unmentioned);
        _unmentioned = 0;
    }

    [LoggerMessage(LogLevel.Warning, "A report on physiology/set is refused: {Reason} ({Others} more were refused before without a word)")]
    private partial void LogRefused(string reason, long others);
}
