using System.CommandLine;
using System.Text;
using EmotionEdge.Analysis;
using EmotionEdge.Configuration;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Inference;
using EmotionEdge.Replay;

namespace EmotionEdge.CommandLine;

/// <summary><c>alerts replay FILE</c>: what the rules would have done.</summary>
internal static class AlertsReplayCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "Readings that 'run --record' wrote, or messages that mosquitto_sub -v printed; - reads standard input.",
            HelpName = "FILE",
        };
        var command = new Command("replay", "Shows what the alert rules would have done on a recording; exits 1 when lines had to be skipped.")
        {
            file, CommonOptions.Json, CommonOptions.Config,
        };
        command.SetWork((parsed, cancellationToken) => Run(
            parsed.GetValue(file)!,
            parsed.GetValue(CommonOptions.Json),
            CommonOptions.ReadSettings(parsed),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static int Run(string file, bool json, Settings settings, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        using var reader = file == StandardInput
            ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8)
            : new StreamReader(file, Encoding.UTF8);
        IReplayPrinter printer = json ? new JsonReplayPrinter(streams.Output) : new TableReplayPrinter(streams.Output);
        var tally = new ReplayTally();
        using var senses = new SenseFactory(ModelStore.Load(settings.Models), settings.Text, settings.Sounds);
        var replay = new AlertReplay(
            settings.Fusion,
            settings.Alerts,
            TimeProvider.System,
            happened => printer.Print(tally.Count(happened), happened),
            settings.Fusion.Method == FusionMethod.Attention ? senses.OpenFusion() : null);
        var parser = new RecordingParser();
        var lines = new RecordingLines(reader);
        while (lines.Read(out var line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            tally.Lines++;
            try
            {
                if (line is null)
                    throw new FormatException($"it is longer than {RecordingLines.LongestLine} characters");
                if (parser.Parse(line) is not { } entry)
                    continue;
                replay.Take(entry);
                tally.Note(entry.Time);
            }
            catch (FormatException exception)
            {
                tally.Skipped++;
                streams.Error.WriteLine($"{file}, line {tally.Lines}: skipped, {exception.Message}.");
            }
        }

        replay.Finish();
        tally.Open = replay.Open;
        printer.Print(tally);
        if (tally.From is null)
            streams.Error.WriteLine($"{file}: no line of it is a reading or a message. Record with 'emotionedge run --record FILE'.");
        return tally.Skipped > 0 || tally.From is null ? ExitCode.No : ExitCode.Fine;
    }
}
