using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.CommandLine;

/// <summary>One object a line for each event, and one for the whole at the end.</summary>
internal sealed class JsonReplayPrinter(TextWriter output) : IReplayPrinter
{
    public void Print(int number, AlertEvent happened) => WriteLine(JsonSerializer.Serialize(
        new ReplayRow(
            happened.Time,
            number,
            Camel(happened.Type),
            happened.Rule,
            Camel(happened.Severity),
            happened.Reason,
            [.. happened.Modalities.Select(modality => Camel(modality))],
            happened.Evidence!.Room.Dominant.NameOrUnknown(),
            happened.Valence,
            happened.Evidence.Room.Affect.Arousal,
            happened.Evidence.Room.Stress,
            happened.Confidence,
            happened.Evidence.Lasted.TotalSeconds),
        CommandJson.Default.ReplayRow));

    public void Print(ReplayTally tally) => WriteLine(JsonSerializer.Serialize(tally, CommandJson.Default.ReplayTally));

    private void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
