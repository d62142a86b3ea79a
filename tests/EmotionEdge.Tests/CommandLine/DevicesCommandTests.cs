using System.Text.Json;
using EmotionEdge.CommandLine;

namespace EmotionEdge.Tests.CommandLine;

public sealed class DevicesCommandTests
{
    [Fact]
    public async Task The_command_lists_every_kind_of_device_of_any_machine()
    {
        var run = await CommandRun.Of("devices", "--json");

        Assert.Equal(["cameras", "microphones", "gpio", "problems"], run.Json.EnumerateObject().Select(property => property.Name));
        var isMissing = run.Json.GetProperty("problems").GetRawText().Contains("install", StringComparison.Ordinal);
        Assert.Equal(isMissing ? ExitCode.MissingDependency : ExitCode.Fine, run.Code);
    }

    [Fact]
    public void Devices_are_told_with_what_the_configuration_may_name()
    {
        var report = new DeviceReport(
            [new CameraRow("/dev/video0", "[C920]", "/dev/v4l/by-id/usb-C920")],
            [new MicrophoneRow("USB Audio", true, 2, 48000)],
            [new GpioRow("/dev/gpiochip0", "pinctrl-rp1", 54, null), new GpioRow("/dev/gpiochip1", "", 0, "Permission denied")],
            []);

        var text = Print(report);

        foreach (var part in new[] { "/dev/video0", "[C920]", "/dev/v4l/by-id/usb-C920", "USB Audio", "yes", "48000 Hz", "pinctrl-rp1", "54", "Permission denied" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_none_a_hint_or_the_problem_stands()
    {
        var text = Print(new DeviceReport([], [], [], [new DeviceProblem("microphones", "libportaudio2 is not installed; run: apt-get install libportaudio2")]));

        Assert.Contains("group video", text, StringComparison.Ordinal);
        Assert.Contains("apt-get install libportaudio2", text, StringComparison.Ordinal);
        Assert.Contains("no chip", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_names_are_fixed()
    {
        var report = new DeviceReport([new CameraRow("p", "n", null)], [new MicrophoneRow("m", false, 1, 16000)], [new GpioRow("g", "l", 1, null)], [new DeviceProblem("gpio", "x")]);

        Assert.Equal(
            """{"cameras":[{"path":"p","name":"n","stablePath":null}],"microphones":[{"name":"m","default":false,"channels":1,"rate":16000}],"gpio":[{"path":"g","label":"l","lines":1,"problem":null}],"problems":[{"kind":"gpio","message":"x"}]}""",
            JsonSerializer.Serialize(report, CommandJson.Default.DeviceReport));
    }

    private static string Print(DeviceReport report)
    {
        using var output = new StringWriter();
        new DevicePrinter(Output.Table(output)).Print(report);
        return output.ToString();
    }
}
