using System.Globalization;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary>The devices for people, with a hint where there is none of a kind.</summary>
internal sealed class DevicePrinter(IAnsiConsole console)
{
    public void Print(DeviceReport report)
    {
        Section(
            report,
            "Cameras",
            ["device", "name", "stable path"],
            report.Cameras.Select(camera => new[] { camera.Path, camera.Name, camera.StablePath ?? "-" }),
            "none; plug one in, and check that the user is in the group video. A video file or an rtsp:// address will do too.");
        Section(
            report,
            "Microphones",
            ["name", "default", "channels", "rate"],
            report.Microphones.Select(microphone => new[]
            {
                microphone.Name,
                microphone.Default ? "yes" : "",
                microphone.Channels.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{microphone.Rate:0} Hz"),
            }),
            "none; plug one in, and check that the user is in the group audio. The sound of a media file will do too.");
        Section(
            report,
            "GPIO",
            ["device", "label", "lines"],
            report.Gpio.Select(chip => new[] { chip.Path, chip.Problem ?? chip.Label, chip.Lines.ToString(CultureInfo.InvariantCulture) }),
            "no chip; light and buzzer need a board with GPIO, and the user in the group gpio.");
    }

    private void Section(DeviceReport report, string title, string[] columns, IEnumerable<string[]> rows, string hint)
    {
        console.Heading(title);
        var table = new Table().SimpleBorder().AddColumns(columns);
        foreach (var row in rows)
            table.AddRow(row.Select(Markup.Escape).ToArray());
        if (table.Rows.Count > 0)
            console.Write(table);
        else
            console.WriteLine("  " + (report.Problems.FirstOrDefault(problem => problem.Kind.Equals(title, StringComparison.OrdinalIgnoreCase))?.Message ?? hint));
        console.WriteLine();
    }
}
