using System.Globalization;
using System.Text.Json;
using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Mqtt.Commands;

/// <summary>Understands what is sent to <c>physiology/set</c>.</summary>
internal static class PhysiologyReport
{
    private const string HeartRate = "heartRate";
    private const string SkinConductance = "skinConductance";
    private const string Time = "time";

    /// <param name="content">The payload.</param>
    /// <param name="refusal">Why it is no report: without a word or a number of the payload.</param>
    public static ReportPhysiology? Parse(string content, ref string refusal)
    {
        try
        {
            using var document = JsonDocument.Parse(content, CommandParser.Strict);
            refusal = Fault(document.RootElement) ?? "";
            return refusal.Length > 0
                ? null
                : new ReportPhysiology(Number(document.RootElement, HeartRate), Number(document.RootElement, SkinConductance), Moment(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, written as an escape.
            refusal = """it is not valid JSON such as {"heartRate":72,"skinConductance":2.5}""";
            return null;
        }
    }

    private static string? Fault(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return "it is no JSON object";
        if (json.EnumerateObject().Any(property => property.Name is not (HeartRate or SkinConductance or Time)))
            return $"it has another property than {HeartRate}, {SkinConductance} and {Time}";
        if (!json.TryGetProperty(HeartRate, out _) && !json.TryGetProperty(SkinConductance, out _))
            return $"it has neither {HeartRate} nor {SkinConductance}";
        if (json.TryGetProperty(Time, out _) && Moment(json) is null)
            return $"{Time} is no time as 2026-11-23T17:15:30Z, with its zone";
        return Fault(json, HeartRate, PhysiologyLimits.LowestHeartRate, PhysiologyLimits.HighestHeartRate, "beats a minute")
            ?? Fault(json, SkinConductance, PhysiologyLimits.LowestSkinConductance, PhysiologyLimits.HighestSkinConductance, "microsiemens");
    }

    private static string? Fault(JsonElement json, string name, float lowest, float highest, string unit) =>
        !json.TryGetProperty(name, out _) || (Number(json, name) is { } value && value >= lowest && value <= highest)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {lowest} to {highest} ({unit})");

    private static float? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number ? given.GetSingle() : null;

    private static DateTimeOffset? Moment(JsonElement json)
    {
        if (!json.TryGetProperty(Time, out var given) || given.ValueKind != JsonValueKind.String)
            return null;
        // Without its zone a time could be hours off.
        var text = given.GetString()!;
        var clock = text.IndexOf('T', StringComparison.Ordinal);
        var hasZone = clock > 0 && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > clock);
        return hasZone && given.TryGetDateTimeOffset(out var time) ? time : null;
    }
}
