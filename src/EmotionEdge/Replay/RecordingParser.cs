using System.Globalization;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Replay;

/// <summary>
/// Understands the lines of a recording: readings that <c>run --record</c> wrote, or messages as <c>mosquitto_sub</c> prints
/// them, with their topics (<c>-v</c>) or without.
/// </summary>
internal sealed class RecordingParser
{
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Latest = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private string? _device;

    /// <summary>What a line says; <see langword="null"/> when it is empty or of a topic that says nothing of the room.</summary>
    /// <exception cref="FormatException">It cannot be understood; the message says why.</exception>
    public RecordedEntry? Parse(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.IsEmpty)
            return null;
        if (text[0] == '{')
            return Parse(text, topic: null);

        var space = text.IndexOf(' ');
        var topic = space < 0 ? text : text[..space];
        if (topic.Count('/') < 2)
            throw new FormatException("it is neither an object, { ... }, nor a topic and its message");
        return TopicOf(topic) is { } name ? Parse(text[(space + 1)..], name) : null;
    }

    private string? TopicOf(ReadOnlySpan<char> topic)
    {
        var slash = topic.LastIndexOf('/');
        var device = topic[..slash].ToString();
        var name = topic[(slash + 1)..].ToString();
        if (name is not ("summary" or "face" or "speech" or "text" or "sound"))
            return null;
        _device ??= device;
        if (device != _device)
            throw new FormatException($"it is of {device}, the lines before are of {_device}; replay one device at a time");
        return name;
    }

    private static RecordedEntry Parse(ReadOnlySpan<char> text, string? topic)
    {
        try
        {
            using var document = JsonDocument.Parse(text.ToString());
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is no object, { ... }");
            var time = Time(json, "time");
            if (json.TryGetProperty("present", out _))
                return new RecordedEntry.Sense(SenseOf(json, time, ModalityOf(topic ?? throw new FormatException("a sense's message needs its topic before it, as mosquitto_sub -v prints it"))));
            if (json.TryGetProperty("contributions", out var contributions))
                return new RecordedEntry.Room(RoomOf(json, time, contributions));
            if (json.TryGetProperty("wearable", out _))
                return ArousalOf(json, time, ArousalSource.Wearable);
            if (json.TryGetProperty("posture", out _))
                return ArousalOf(json, time, ArousalSource.Posture);
            var modality = ModalityOf(Text(json, "modality"));
            return json.TryGetProperty("gone", out var gone) && gone.ValueKind == JsonValueKind.True
                ? new RecordedEntry.Gone(time, modality)
                : new RecordedEntry.Read(time, ReadingOf(json, modality));
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is not valid JSON: {exception.Message}", exception);
        }
    }

    private static RecordedEntry.Arousal ArousalOf(JsonElement json, DateTimeOffset time, ArousalSource source) =>
        new(time, new ArousalReading(Number(json, "arousal", 0, 1), Time(json, "end"), source));

    private static Reading ReadingOf(JsonElement json, Modality modality)
    {
        var reading = new Reading(
            modality,
            Scores(json),
            Number(json, "quality", 0, 1),
            json.TryGetProperty("subject", out _) ? (int)Number(json, "subject", 0, int.MaxValue) : 0,
            Time(json, "start"),
            Time(json, "end"))
        {
            Sound = SoundOf(json),
        };
        return json.TryGetProperty("valence", out _) ? reading with { Affect = AffectOf(json) } : reading;
    }

    private static FusedState RoomOf(JsonElement json, DateTimeOffset time, JsonElement contributions)
    {
        var shares = default(ModalityWeights);
        foreach (var modality in Enum.GetValues<Modality>())
        {
            // Versions before sounds were heard leave theirs out.
            if (modality != Modality.Sound || contributions.TryGetProperty(NameOf(modality), out _))
                shares[modality] = Number(contributions, NameOf(modality), 0, 1);
        }

        var faces = (int)Number(json, "faces", 0, 1000);
        if (shares == default)
            return new FusedState(time, EmotionScores.Uniform, null, 0, default, faces, shares);

        var state = new FusedState(time, Scores(json), Dominant(json), Number(json, "confidence", 0, 1), AffectOf(json), faces, shares);
        // Versions before stress was told leave it out.
        return json.TryGetProperty("stress", out _) ? state with { Stress = Number(json, "stress", 0, 1) } : state;
    }

    private static ModalityState SenseOf(JsonElement json, DateTimeOffset time, Modality modality) =>
        json.GetProperty("present").ValueKind != JsonValueKind.True
            ? new ModalityState(modality, time, false, EmotionScores.Uniform, null, 0, default, 0, 0) { Sound = SoundOf(json) }
            : new ModalityState(
                modality,
                time,
                true,
                Scores(json),
                Dominant(json),
                Number(json, "confidence", 0, 1),
                AffectOf(json),
                Number(json, "quality", 0, 1),
                (int)Number(json, "subjects", 0, 1000))
            {
                Sound = SoundOf(json),
            };

    private static HeardSound? SoundOf(JsonElement json)
    {
        if (!json.TryGetProperty("event", out _) || Text(json, "event") is SoundNames.None)
            return null;
        var name = Text(json, "event");
        return SoundNames.TryParse(name, out var sound)
            ? new HeardSound(sound, Number(json, "eventConfidence", 0, 1))
            : throw new FormatException($"event '{name}' is none of {string.Join(", ", SoundNames.All)}, {SoundNames.None}");
    }

    private static EmotionScores Scores(JsonElement json)
    {
        if (!json.TryGetProperty("scores", out var given) || given.ValueKind != JsonValueKind.Object)
            throw new FormatException("scores must be an object with the seven emotions");

        Span<float> scores = stackalloc float[EmotionScores.Count];
        for (var i = 0; i < EmotionScores.Count; i++)
            scores[i] = Number(given, ((Emotion)i).Name(), 0, 1);
        var sum = 0f;
        foreach (var score in scores)
            sum += score;
        return sum is > 0.98f and < 1.02f
            ? EmotionScores.FromWeights(scores)
            : throw new FormatException(FormattableString.Invariant($"scores sum to {sum}, not to 1"));
    }

    private static Affect AffectOf(JsonElement json) => new(Number(json, "valence", -1, 1), Number(json, "arousal", 0, 1));

    private static Emotion? Dominant(JsonElement json)
    {
        var name = Text(json, "dominant");
        if (EmotionNames.TryParse(name, out var emotion))
            return emotion;
        return name == EmotionNames.Unknown ? null : throw new FormatException($"dominant '{name}' is no emotion and not Unknown");
    }

    private static float Number(JsonElement json, string name, float minimum, float maximum)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var given) || given.ValueKind != JsonValueKind.Number)
            throw new FormatException($"{name} must be a number");
        var value = (float)given.GetDouble();
        return value >= minimum && value <= maximum
            ? value
            : throw new FormatException(FormattableString.Invariant($"{name} {given.GetRawText()} does not lie from {minimum} to {maximum}"));
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String
            ? given.GetString()!
            : throw new FormatException($"{name} must be a text");

    private static DateTimeOffset Time(JsonElement json, string name)
    {
        var text = Text(json, name);
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var time) && time >= Earliest && time < Latest
            ? time
            : throw new FormatException($"{name} '{text}' is no time as 2026-11-23T17:15:30.250Z");
    }

    private static Modality ModalityOf(string name)
    {
        foreach (var modality in Enum.GetValues<Modality>())
        {
            if (name.Equals(NameOf(modality), StringComparison.OrdinalIgnoreCase))
                return modality;
        }

        throw new FormatException($"modality '{name}' is none of face, speech, text, sound");
    }

    private static string NameOf(Modality modality) => JsonNamingPolicy.CamelCase.ConvertName(modality.ToString());
}
