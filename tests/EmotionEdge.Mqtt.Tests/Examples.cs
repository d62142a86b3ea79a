using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Core.Status;

namespace EmotionEdge.Mqtt.Tests;

/// <summary>The room and the box that deploy/mqtt.md tells of.</summary>
internal static class Examples
{
    public const long Seq = 1795401186001;

    public static DateTimeOffset Time { get; } = new(2026, 11, 23, 18, 15, 30, 250, TimeSpan.FromHours(1));

    public static EmotionScores Happy { get; } = EmotionScores.FromWeights([0.12f, 0.74123456f, 0.06f, 0.02f, 0.02f, 0.01f, 0.02876544f]);

    public static IReadOnlyList<SensorStatus> Sensors { get; } =
    [
        new("camera", SensorState.Streaming, "/dev/video0 640x480 at 30 fps", Time.AddMinutes(-10), 18_000, 1),
        new("microphone", SensorState.BackOff, "Unknown device 'USB Audio'", Time.AddSeconds(-4), 0, 3),
    ];

    public static Summary Summary { get; } = Room(Emotion.Happiness, Time);

    public static StatusReport Status { get; } = new(
        Time,
        "0.1.0",
        TimeSpan.FromMinutes(10.5),
        Privacy: false,
        Sensors,
        [new ModelStatus("expression", "face", "1.0.0", "int8")],
        new PacingSnapshot(30.01234, 14.9, 15.1, 2, 4.25, 1.5, 71.3, 0.31) { PoseMilliseconds = 18.2 },
        51.5,
        183_500_800,
        ["The microphone is away: Unknown device 'USB Audio'. Plug it in or set microphone.device."])
    {
        Hints = [new SensorFinding(SensorHint.Dark, Time.AddSeconds(-90))],
    };

    public static ModalityState Face { get; } = Sense(Modality.Face, 4);

    public static PostureState Posture { get; } = new(
        Time,
        4,
        PostureAction.Gesturing,
        0.35f,
        default(PostureCounts)
            .Plus(default(PostureCues).With(PostureCue.HandToFace, true))
            .Plus(default(PostureCues).With(PostureCue.ArmsCrossed, true))
            .Plus(default(PostureCues).With(PostureCue.ArmsCrossed, true))
            .Plus(default));

    public static ModalityState Sound { get; } = new(
        Modality.Sound, Time, Present: true, SoundMeaning.ScoresOf(SoundEvent.Scream), Emotion.Fear, 0.56f, SoundMeaning.AffectOf(SoundEvent.Scream), Quality: 0.93f, 1)
    {
        Sound = new HeardSound(SoundEvent.Scream, 0.93f),
    };

    public static AlertEvent Alert { get; } = new(
        AlertEventType.Raised,
        "k7q2-000017",
        "negative-valence",
        AlertSeverity.Warning,
        Time,
        "Sadness for 12 s in face and speech.",
        [Modality.Face, Modality.Speech],
        -0.5123456f,
        0.81f)
    {
        Evidence = new AlertEvidence(
            TimeSpan.FromSeconds(12),
            new FusedState(Time, Happy, Emotion.Sadness, 0.81f, new Affect(-0.5123456f, 0.41f), 1, default),
            [
                Upset(Modality.Face, new Affect(-0.55f, 0.4f)),
                Upset(Modality.Speech, new Affect(-0.46f, 0.42f)),
            ]),
    };

    public static Summary Room(Emotion? dominant, DateTimeOffset time)
    {
        var contributions = default(ModalityWeights);
        contributions[Modality.Face] = 0.7f;
        contributions[Modality.Speech] = 0.3f;
        var people = default(EmotionCounts);
        people[Emotion.Happiness] = 2;
        people[Emotion.Neutral] = 1;
        return new Summary(time, Happy, dominant, 0.74123456f, Affect.Of(Happy), Faces: 4, contributions, Sensors)
        {
            People = people,
            Stress = 0.05f,
            WearableShare = 0.25f,
            PostureShare = 0.1f,
        };
    }

    public static ModalityState Sense(Modality modality, int subjects) =>
        new(modality, Time, Present: true, Happy, Emotion.Happiness, 0.74123456f, Affect.Of(Happy), Quality: 0.93f, subjects);

    private static ModalityState Upset(Modality modality, Affect affect) =>
        new(modality, Time, Present: true, Happy, Emotion.Sadness, 0.8f, affect, Quality: 0.9f, 1);

    public static AlertEvent NumberedAlert(int number) => Alert with { Id = $"alert-{number}", Time = Time.AddSeconds(number) };
}
