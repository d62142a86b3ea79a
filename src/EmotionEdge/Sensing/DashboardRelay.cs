using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Dashboard.Live;

namespace EmotionEdge.Sensing;

/// <summary>Passes what is known of the room on to open pages.</summary>
internal sealed class DashboardRelay(LiveFeed feed) : IRoomObserver
{
    public void OnSummary(Summary summary) => feed.Publish(summary);

    public void OnAlert(AlertEvent alert) => feed.Publish(alert);
}
