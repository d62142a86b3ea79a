using EmotionEdge.Core.Fusion;
using EmotionEdge.Sensing;

namespace EmotionEdge.Monitoring;

/// <summary>Keeps the newest summary for whoever asks later.</summary>
internal sealed class LastSummary : IRoomObserver
{
    private Summary? _summary;

    public Summary? Value => Volatile.Read(ref _summary);

    public void OnSummary(Summary summary) => Volatile.Write(ref _summary, summary);
}
