using System.Buffers;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Replay;

/// <summary>Writes the lines of a recording, as deploy/alerts.md has them. Not thread-safe.</summary>
internal sealed class ReadingLine
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    /// <summary>A reading; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(scoped in Reading reading, DateTimeOffset time)
    {
        _buffer.Clear();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            Begin(json, time);
            WriteModality(json, reading.Modality);
            json.WriteNumber("subject", reading.Subject);
            Write(json, "quality", reading.Quality);
            json.WriteString("start", reading.Start.UtcDateTime);
            json.WriteString("end", reading.End.UtcDateTime);
            Write(json, "valence", reading.Affect.Valence);
            Write(json, "arousal", reading.Affect.Arousal);
            json.WriteStartObject("scores");
            for (var i = 0; i < EmotionScores.Count; i++)
                Write(json, ((Emotion)i).Name(), reading.Scores[i]);
            json.WriteEndObject();
            if (reading.Sound is { } sound)
            {
                json.WriteString("event", sound.Event.Name());
                Write(json, "eventConfidence", sound.Confidence);
            }

            json.WriteEndObject();
        }

        return End();
    }

    /// <summary>What a wearable or the posture said of arousal; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(scoped in ArousalReading reading, DateTimeOffset time)
    {
        _buffer.Clear();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            Begin(json, time);
            json.WriteBoolean(reading.Source == ArousalSource.Posture ? "posture" : "wearable", true);
            json.WriteString("end", reading.Time.UtcDateTime);
            Write(json, "arousal", reading.Arousal);
            json.WriteEndObject();
        }

        return End();
    }

    /// <summary>What a sense said was forgotten; valid until the next call.</summary>
    public ReadOnlySpan<byte> OfGone(Modality modality, DateTimeOffset time)
    {
        _buffer.Clear();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            Begin(json, time);
            WriteModality(json, modality);
            json.WriteBoolean("gone", true);
            json.WriteEndObject();
        }

        return End();
    }

    private static void Begin(Utf8JsonWriter json, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("time", time.UtcDateTime);
    }

    private static void WriteModality(Utf8JsonWriter json, Modality modality) =>
        json.WriteString("modality", JsonNamingPolicy.CamelCase.ConvertName(modality.ToString()));

    private static void Write(Utf8JsonWriter json, string name, float value) =>
        json.WriteNumber(name, float.IsFinite(value) ? Math.Round((double)value, 5) : 0);

    private ReadOnlySpan<byte> End()
    {
        _buffer.Write("\n"u8);
        return _buffer.WrittenSpan;
    }
}
