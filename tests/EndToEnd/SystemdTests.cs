using System.Globalization;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>
/// What the service tells systemd. A service knows systemd by the name of its parent, so a script of that name starts it.
/// </summary>
public sealed class SystemdTests : ApplianceTest
{
    private const string Script = "#!/bin/sh\n\"$@\" &\necho main $!\nwait $!\nexit $?\n";

    [Fact(Timeout = Bound)]
    public async Task Systemd_is_told_of_the_start_of_life_and_of_the_end()
    {
        using var notify = new NotifySocket(InFolder("notify"));
        var parent = Own(RunUnderSystemd(notify.Path));

        Assert.Equal("READY=1", await notify.NextAsync(Cancellation));
        Assert.Equal("WATCHDOG=1", await notify.NextAsync(Cancellation));
        Assert.Equal("WATCHDOG=1", await notify.NextAsync(Cancellation));

        ChildProgram.Signal(MainProcess(parent), ChildProgram.Terminate);
        string last;
        do
            last = await notify.NextAsync(Cancellation);
        while (last == "WATCHDOG=1");
        Assert.Equal("STOPPING=1", last);
        Assert.Equal(0, await parent.ExitAsync(Cancellation));
        await Subscriber.FindAsync("availability", "offline");
    }

    [Fact(Timeout = Bound)]
    public async Task The_journal_gets_lines_with_priorities()
    {
        using var notify = new NotifySocket(InFolder("notify"));
        var parent = Own(RunUnderSystemd(notify.Path));
        await Subscriber.FindAsync("summary", summary => summary.Sensor("camera") != "opening");

        await Eventually.BeAsync(
            () => parent.Output.Any(line => line.StartsWith("<4>", StringComparison.Ordinal) && line.Contains("absent.mp4", StringComparison.Ordinal)),
            () => $"a warning of the camera; {parent.Said}");
    }

    private ChildProgram RunUnderSystemd(string notifySocket)
    {
        var systemd = InFolder("systemd");
        File.WriteAllText(systemd, Script);
        File.SetUnixFileMode(systemd, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new ChildProgram(
            systemd,
            [Product.Executable, .. Service.Arguments(Broker.Port, Ports.Free(), NoSensors)],
            new Dictionary<string, string?> { ["NOTIFY_SOCKET"] = notifySocket, ["WATCHDOG_USEC"] = "1500000" });
    }

    private static int MainProcess(ChildProgram parent) =>
        int.Parse(parent.Output.Single(line => line.StartsWith("main ", StringComparison.Ordinal))[5..], CultureInfo.InvariantCulture);
}
