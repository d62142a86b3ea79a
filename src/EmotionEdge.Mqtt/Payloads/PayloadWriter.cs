using System.Globalization;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Core.Status;

namespace EmotionEdge.Mqtt.Payloads;

/// <summary>Turns what the service knows into the JSON of <c>deploy/mqtt.md</c>. Numbers have at most four decimals.</summary>
internal static class PayloadWriter
{
    private const int Decimals = 4;

    /// <param name="summary">The state of the room.</param>
    /// <param name="seq">The number of the message.</param>
    /// <param name="minimumPeople">Fewer faces than this are not told by what they show.</param>
    public static byte[] Write(Summary summary, long seq, int minimumPeople)
    {
        var known = summary.Contributions != default;
        return JsonSerializer.SerializeToUtf8Bytes(
            new SummaryPayload
            {
                Time = Iso(summary.Time),
                Seq = seq,
                Dominant = summary.Dominant.NameOrUnknown(),
                Confidence = Rounded(summary.Confidence),
                Valence = known ? Rounded(summary.Affect.Valence) : null,
                Arousal = known ? Rounded(summary.Affect.Arousal) : null,
                Stress = known ? Rounded(summary.Stress) : null,
                Scores = known ? Scores(summary.Scores) : null,
                Faces = summary.Faces,
                Shares = summary.Faces >= minimumPeople ? Shares(summary.People, summary.Faces) : null,
                Contributions = Enum.GetValues<Modality>().ToDictionary(Name, modality => Rounded(summary.Contributions[modality])),
                WearableShare = Rounded(summary.WearableShare),
                PostureShare = Rounded(summary.PostureShare),
                Sensors = States(summary.Sensors),
            },
            PayloadContext.Readable.SummaryPayload);
    }

    public static byte[] Write(in ModalityState state, long seq)
    {
        var present = state.Present;
        return JsonSerializer.SerializeToUtf8Bytes(
            new ModalityPayload
            {
                Time = Iso(state.Time),
                Seq = seq,
                Present = present,
                Dominant = (present ? state.Dominant : null).NameOrUnknown(),
                Confidence = present ? Rounded(state.Confidence) : 0,
                Valence = present ? Rounded(state.Affect.Valence) : null,
                Arousal = present ? Rounded(state.Affect.Arousal) : null,
                Scores = present ? Scores(state.Scores) : null,
                Quality = present ? Rounded(state.Quality) : null,
                Subjects = state.Subjects,
                Event = state.Modality == Modality.Sound ? EventOf(state) : null,
                EventConfidence = state.Modality == Modality.Sound ? Rounded(state.Sound?.Confidence ?? 0) : null,
            },
            PayloadContext.Readable.ModalityPayload);
    }

    /// <param name="state">What the bodies say.</param>
    /// <param name="seq">The number of the message.</param>
    /// <param name="minimumPeople">Of fewer than this it is not told what they do.</param>
    public static byte[] Write(PostureState state, long seq, int minimumPeople)
    {
        var (known, many) = (state.People > 0, state.People > 0 && state.People >= minimumPeople);
        return JsonSerializer.SerializeToUtf8Bytes(
            new PosturePayload
            {
                Time = Iso(state.Time),
                Seq = seq,
                People = state.People,
                Agitation = known ? Rounded(state.Agitation) : null,
                Arousal = known ? Rounded(state.Arousal) : null,
                Action = many ? Camel(state.Action.ToString()) : null,
                Shares = many ? Enum.GetValues<PostureCue>().ToDictionary(cue => Camel(cue.ToString()), cue => Rounded((double)state.Cues[cue] / state.People)) : null,
            },
            PayloadContext.Readable.PosturePayload);
    }

    public static byte[] Write(AlertEvent alert, long seq) => JsonSerializer.SerializeToUtf8Bytes(
        new AlertPayload
        {
            Time = Iso(alert.Time),
            Seq = seq,
            EventType = Camel(alert.Type.ToString()),
            Id = alert.Id,
            Severity = Camel(alert.Severity.ToString()),
            Rule = alert.Rule,
            Reason = Sentence.Of(alert.Reason),
            Modalities = [.. alert.Modalities.Select(Name)],
            Valence = Rounded(alert.Valence),
            Confidence = Rounded(alert.Confidence),
            Evidence = alert.Evidence is { } evidence ? Evidence(evidence) : null,
        },
        PayloadContext.Readable.AlertPayload);

    public static byte[] Write(StatusReport report, in MqttCounters counters, long seq) => JsonSerializer.SerializeToUtf8Bytes(
        new StatusPayload
        {
            Time = Iso(report.Time),
            Seq = seq,
            Version = report.Version,
            UptimeSeconds = (long)report.Uptime.TotalSeconds,
            Privacy = report.Privacy,
            Sensors = [.. report.Sensors.Select(sensor => new SensorPayload(
                sensor.Name, Name(sensor.State), sensor.Detail is { } detail ? Sentence.Of(detail) : null, Iso(sensor.Since), sensor.Delivered, sensor.Openings))],
            Models = report.Models,
            Pacing = Pacing(report.Pacing),
            TemperatureCelsius = report.TemperatureCelsius is { } degrees ? Rounded(degrees) : null,
            MemoryBytes = report.MemoryBytes,
            Mqtt = counters,
            Problems = [.. report.Problems.Select(Sentence.Of)],
            Hints = [.. report.Hints.Select(found => new HintPayload(
                found.Hint.Sensor(), found.Hint.Name(), Iso(found.Since), found.Hint.Advice()))],
        },
        PayloadContext.Readable.StatusPayload);

    /// <summary>The payload of a message that comes later than it was made: with one more property.</summary>
    public static byte[] AsHistorical(byte[] payload) => [.. payload.AsSpan(..^1), .. ",\"historical\":true}"u8];

    /// <summary>Whether these bytes, which a disk has kept, are a message with this number.</summary>
    public static bool IsMessage(byte[] payload, long seq)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && payload is [.., (byte)'}']
                && document.RootElement.TryGetProperty("seq", out var number)
                && number.TryGetInt64(out var found)
                && found == seq;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static EvidencePayload Evidence(AlertEvidence evidence) => new(
        Rounded(evidence.Lasted.TotalSeconds),
        evidence.Room.Dominant.NameOrUnknown(),
        Rounded(evidence.Room.Affect.Arousal),
        Rounded(evidence.Room.Stress),
        evidence.Room.Faces,
        evidence.Senses.ToDictionary(sense => Name(sense.Modality), sense => new SenseEvidencePayload(
            sense.Dominant.NameOrUnknown(),
            Rounded(sense.Confidence),
            Rounded(sense.Affect.Valence),
            Rounded(sense.Affect.Arousal),
            Rounded(sense.Quality))));

    private static PacingPayload Pacing(in PacingSnapshot pacing) => new(
        Rounded(pacing.CapturedPerSecond),
        Rounded(pacing.ProcessedPerSecond),
        Rounded(pacing.SkippedPerSecond),
        Rounded(pacing.Stride),
        Rounded(pacing.DetectionMilliseconds),
        Rounded(pacing.ExpressionMilliseconds),
        Rounded(pacing.PoseMilliseconds),
        Rounded(pacing.FrameAgeMilliseconds),
        Rounded(pacing.CpuShare));

    private static Dictionary<string, string> States(IReadOnlyList<SensorStatus> sensors)
    {
        var states = new Dictionary<string, string>(sensors.Count);
        foreach (var sensor in sensors)
            states[sensor.Name] = Name(sensor.State);
        return states;
    }

    private static Dictionary<string, double?> Scores(EmotionScores scores) =>
        Enum.GetValues<Emotion>().ToDictionary(emotion => emotion.Name(), emotion => Rounded(scores[emotion]));

    private static Dictionary<string, double?> Shares(EmotionCounts people, int faces)
    {
        var shares = Enum.GetValues<Emotion>().ToDictionary(emotion => emotion.Name(), emotion => Rounded((double)people[emotion] / faces));
        shares.Add(EmotionNames.Unknown, Rounded((double)(faces - people.Total) / faces));
        return shares;
    }

    private static string EventOf(in ModalityState state) => state.Sound is { } sound ? sound.Event.Name() : SoundNames.None;

    private static string Name(Modality modality) => Camel(modality.ToString());

    private static string Name(SensorState state) => Camel(state.ToString());

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // JSON has no NaN and no infinity.
    private static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, Decimals) : null;
}
