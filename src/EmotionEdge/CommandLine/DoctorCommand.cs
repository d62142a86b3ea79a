using System.CommandLine;
using System.Text.Json;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Doctor;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Looks over the box and says what to do; exits 1 when something does not work, 3 when something is not installed.")
        {
            CommonOptions.Config, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var findings = await BoxDoctor.OfCommand(arguments.GetValue(CommonOptions.Config), TimeProvider.System).ExamineAsync(cancellationToken).ConfigureAwait(false);
        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(CommonOptions.Json))
            await output.WriteLineAsync(JsonSerializer.Serialize([.. findings.Select(FindingRow.Of)], CommandJson.Default.ListFindingRow)).ConfigureAwait(false);
        else
            Print(Output.Table(output), findings);
        return CodeOf(findings);
    }

    internal static int CodeOf(IEnumerable<Finding> findings) => findings.Max(finding => finding.State) switch
    {
        FindingState.Missing => ExitCode.MissingDependency,
        FindingState.Problem => ExitCode.No,
        _ => ExitCode.Fine,
    };

    internal static void Print(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new Table().SimpleBorder().AddColumns("", "what", "found");
        foreach (var finding in findings)
        {
            var (sign, colour) = finding.State switch
            {
                FindingState.Fine => ("fine", "green"),
                FindingState.Hint => ("hint", "yellow"),
                FindingState.Problem => ("problem", "red"),
                _ => ("missing", "red"),
            };
            var remedy = finding.Remedy is null ? "" : $"\n[bold]{Markup.Escape(finding.Remedy)}[/]";
            table.AddRow($"[{colour}]{sign}[/]", Markup.Escape(finding.Check), Markup.Escape(finding.Message) + remedy);
        }

        console.Write(table);
    }
}
