using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.History;
using EmotionEdge.Monitoring;
using EmotionEdge.Rules;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Rules;

/// <summary>A room as in the service, with a clock that is moved by hand, and the day that is kept of it.</summary>
internal sealed class Room : IRoomObserver
{
    public Room(AlertOptions alerts, HistoryOptions? history = null)
    {
        Time.SetLocalTimeZone(TimeZoneInfo.Utc);
        Day = new RoomDay(history ?? new HistoryOptions());
        Loop = new RoomLoop(
            new FusionEngine(new FusionOptions()),
            new AlertPolicy(alerts, Time),
            new SensorBoard(),
            [Day, this],
            new Heartbeats(Time),
            Time,
            NullLogger<RoomLoop>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public RoomDay Day { get; }

    public RoomLoop Loop { get; }

    public List<AlertEvent> Alerts { get; } = [];

    public List<Summary> Summaries { get; } = [];

    public void OnAlert(AlertEvent alert) => Alerts.Add(alert);

    public void OnSummary(Summary summary) => Summaries.Add(summary);

    /// <summary>People show something for a while; <see langword="null"/>: nobody is there.</summary>
    public void Run(double seconds, Emotion? emotion, int people = 1)
    {
        for (var i = 0; i < seconds * 10; i++)
        {
            for (var person = 1; emotion is { } felt && person <= people; person++)
                Loop.Post(new Reading(Modality.Face, EmotionScores.Certain(felt), 1, person, Time.GetUtcNow(), Time.GetUtcNow()));
            Loop.Advance(Time.GetUtcNow());
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
