using System.CommandLine;
using System.Text.Json;
using EmotionEdge.Devices;

namespace EmotionEdge.CommandLine;

/// <summary><c>devices</c>: what the service could use on this machine.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var command = new Command("devices", "Lists cameras, microphones and GPIO chips.") { CommonOptions.Json };
        command.SetWork((parsed, _) => Run(parsed.GetValue(CommonOptions.Json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(bool json, InvocationConfiguration streams)
    {
        var problems = new List<DeviceProblem>();
        var report = new DeviceReport(
            Find("cameras", problems, () => DeviceList.Cameras().Select(camera => new CameraRow(camera.Path, camera.Name, camera.StablePath))),
            Find("microphones", problems, () => MicrophoneList.Microphones().Select(MicrophoneRow.Of)),
            Find("gpio", problems, () => GpioChips.List().Select(GpioRow.Of)),
            problems);
        if (json)
            streams.Output.WriteLine(JsonSerializer.Serialize(report, CommandJson.Default.DeviceReport));
        else
            new DevicePrinter(Output.Table(streams.Output)).Print(report);
        return problems.Exists(problem => problem.IsMissingDependency) ? ExitCode.MissingDependency : ExitCode.Fine;
    }

    /// <summary>One kind of device that cannot be listed does not hide the others.</summary>
    private static IReadOnlyList<T> Find<T>(string kind, List<DeviceProblem> problems, Func<IEnumerable<T>> list)
    {
        try
        {
            return [.. list()];
        }
        catch (Exception error) when (CommandFailure.CodeOf(error) is { } code)
        {
            problems.Add(new DeviceProblem(kind, CommandFailure.MessageOf(error)) { IsMissingDependency = code == ExitCode.MissingDependency });
            return [];
        }
    }
}
