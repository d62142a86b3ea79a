using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EmotionEdge.Dashboard;
using EmotionEdge.Dashboard.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EmotionEdge.CommandLine;

/// <summary><c>emotionedge setup</c></summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var command = new Command("setup", "Makes a new code for the first start of the dashboard; works beside the running service.")
        {
            CommonOptions.Config, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.ReadSettings(arguments);
        var household = Household.Open(settings);
        await using var _ = household.ConfigureAwait(false);
        var streams = arguments.InvocationConfiguration;
        if (await household.GetRequiredService<SetupDesk>().MakeCodeAsync(cancellationToken).ConfigureAwait(false) is not { } code)
        {
            await streams.Error.WriteLineAsync("There is an administrator already: log in, or see 'emotionedge users'.").ConfigureAwait(false);
            return ExitCode.No;
        }

        var row = new SetupRow(code, Address(settings.Dashboard), SetupDesk.Validity.TotalMinutes, SetupDesk.Tries);
        await streams.Output.WriteLineAsync(arguments.GetValue(CommonOptions.Json)
            ? JsonSerializer.Serialize(row, CommandJson.Default.SetupRow)
            : string.Create(CultureInfo.InvariantCulture, $"Open {row.Address} and enter the code {row.Code} (good for {row.Minutes} minutes and {row.Tries} tries).")).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static string Address(DashboardOptions options) => $"{options.AddressToOpen(Environment.MachineName)}setup";
}
