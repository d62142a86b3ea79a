using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>What rules made of the course of a room, with the time that really passed beside each event.</summary>
internal sealed class RoomRun
{
    private readonly RuleCourse _room;
    private TimeSpan _passed;

    public RoomRun(RoomCase @case)
    {
        Options = @case.Options.Rules.ToDictionary(rule => rule.Name);
        _room = new RuleCourse(@case.Options, zone: Zones.Summer);
        foreach (var step in @case.Steps)
            Take(step);
    }

    public IReadOnlyDictionary<string, AlertRuleOptions> Options { get; }

    /// <summary>Each look at the room, and the time that had passed by then.</summary>
    public List<(RoomStep Step, TimeSpan Passed)> Looks { get; } = [];

    public List<Happened> Events { get; } = [];

    public IReadOnlyList<AlertEvent> Open => _room.Open;

    public IEnumerable<IGrouping<string, Happened>> OfRules => Events.GroupBy(happened => happened.Event.Rule);

    public IEnumerable<IGrouping<string, Happened>> OfAlerts => Events.GroupBy(happened => happened.Event.Id);

    public void Take(in RoomStep step)
    {
        _room.Now = _room.Now.AddMilliseconds(step.Milliseconds);
        _passed += TimeSpan.FromMilliseconds(Math.Max(0, step.Milliseconds));
        Looks.Add((step, _passed));
        var affect = new Affect(step.Valence, 0.5f);
        var scores = step.Dominant is { } leader ? EmotionScores.Certain(leader) : EmotionScores.Uniform;
        var senses = new List<ModalityState>();
        for (var i = 0; i < (step.Dominant is null ? 0 : step.Senses); i++)
            senses.Add(_room.Sense((Modality)i, scores, affect));
        if (step.Sound is { } sound)
            senses.Add(_room.Sense(Modality.Sound, EmotionScores.Uniform, default) with { Present = false, Sound = new HeardSound(sound, 0.9f) });
        Note(_room.Evaluate(_room.State(scores, step.Dominant, affect), senses.ToArray()));
        if (!step.Acknowledges)
            return;
        _room.Events.Clear();
        _room.Acknowledge();
        Note(_room.Events.ToArray());
    }

    private void Note(ReadOnlySpan<AlertEvent> happened)
    {
        foreach (var step in happened)
            Events.Add(new Happened(step, Looks.Count - 1, _passed, _room.Now));
    }
}
