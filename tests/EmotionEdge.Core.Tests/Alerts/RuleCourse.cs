using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sounds;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>A room that rules watch, ten times a second.</summary>
internal sealed class RuleCourse
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly AlertPolicy _policy;

    public RuleCourse(AlertOptions options, DateTimeOffset? start = null, TimeZoneInfo? zone = null)
    {
        Time.SetLocalTimeZone(zone ?? TimeZoneInfo.Utc);
        Now = start ?? new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        _policy = new AlertPolicy(options, Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public DateTimeOffset Now { get; set; }

    public List<AlertEvent> Events { get; } = [];

    public IEnumerable<AlertEventType> Types => Events.Select(happened => happened.Type);

    public IReadOnlyList<AlertEvent> Open => _policy.Open;

    /// <summary>The room for a while; each sense says the same as the room, where it is not told otherwise.</summary>
    public void Run(double seconds, float valence, float arousal = 0.5f, EmotionScores? scores = null, params Modality[] agreeing)
    {
        var felt = scores ?? EmotionScores.Certain(Emotion.Sadness);
        var affect = new Affect(valence, arousal);
        for (var end = Now.AddSeconds(seconds); Now < end; Now += Tick)
        {
            ModalityState[] senses = [.. (agreeing.Length == 0 ? [Modality.Face] : agreeing).Select(modality => Sense(modality, felt, affect))];
            Events.AddRange(_policy.Evaluate(State(felt, felt.Dominant, affect), senses));
        }
    }

    /// <summary>Nothing is sensed for a while.</summary>
    public void RunEmpty(double seconds)
    {
        for (var end = Now.AddSeconds(seconds); Now < end; Now += Tick)
            Events.AddRange(_policy.Evaluate(State(EmotionScores.Uniform, null, default), []));
    }

    /// <summary>A sound is heard for a while, and the room says nothing, or what the senses given agree on.</summary>
    public void Hear(double seconds, SoundEvent sound, float confidence, float valence = 0, params Modality[] agreeing)
    {
        var sad = EmotionScores.Certain(Emotion.Sadness);
        var affect = new Affect(valence, 0.5f);
        var heard = Sense(Modality.Sound, EmotionScores.Uniform, default) with { Present = false, Sound = new HeardSound(sound, confidence) };
        for (var end = Now.AddSeconds(seconds); Now < end; Now += Tick)
        {
            var state = agreeing.Length == 0 ? State(EmotionScores.Uniform, null, default) : State(sad, Emotion.Sadness, affect);
            Events.AddRange(_policy.Evaluate(state, [.. agreeing.Select(modality => Sense(modality, sad, affect)), heard]));
        }
    }

    /// <summary>Other rules from now on.</summary>
    public void Change(params IReadOnlyList<AlertRuleOptions> rules) =>
        Events.AddRange(_policy.Change(rules, State(EmotionScores.Uniform, null, default), []));

    public void Acknowledge(string? id = null) => Events.AddRange(_policy.Acknowledge(id, State(EmotionScores.Uniform, null, default), []));

    public ReadOnlySpan<AlertEvent> Evaluate(in FusedState state, ReadOnlySpan<ModalityState> senses) => _policy.Evaluate(state, senses);

    public FusedState State(EmotionScores scores, Emotion? dominant, Affect affect) =>
        new(Now, scores, dominant, dominant is { } known ? scores[known] : 0, affect, 1, default);

    public ModalityState Sense(Modality modality, EmotionScores scores, Affect affect) =>
        new(modality, Now, true, scores, scores.Dominant, scores[scores.Dominant], affect, 1, 1);
}
