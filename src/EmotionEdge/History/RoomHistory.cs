using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Trends;
using EmotionEdge.Sensing;

namespace EmotionEdge.History;

/// <summary>Keeps alerts, and moods by the minute.</summary>
internal sealed class RoomHistory : IRoomObserver
{
    private const string Restarted = "The service was started again and does not know how it went on.";
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);

    private readonly IAlertHistory _alerts;
    private readonly ITrendStore _trends;
    private readonly StoreLine _line;
    private readonly HistoryOptions _options;
    private readonly MinuteCollector _minutes;
    private DateTimeOffset _tidied;

    public RoomHistory(IAlertHistory alerts, ITrendStore trends, StoreLine line, HistoryOptions options, TimeProvider time)
    {
        (_alerts, _trends, _line, _options) = (alerts, trends, line, options);
        _minutes = new MinuteCollector(options.MinimumPeople);
        var started = time.GetUtcNow();
        line.Add(cancellationToken => alerts.CloseAllAsync(started, Restarted, cancellationToken));
    }

    public void OnSummary(Summary summary)
    {
        if (!_options.Enabled || _minutes.Add(summary) is not { } mood)
            return;
        _line.Add(cancellationToken => _trends.AddAsync(mood, cancellationToken));
        if (mood.Minute - _tidied < TidyEvery)
            return;
        _tidied = mood.Minute;
        _line.Add(cancellationToken => _trends.RemoveBeforeAsync(mood.Minute - _options.Retention, cancellationToken));
    }

    public void OnAlert(AlertEvent alert) => _line.Add(cancellationToken => _alerts.AddAsync(alert, cancellationToken));
}
