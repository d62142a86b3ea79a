using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>However it ends, whoever listens knows. Ctrl-C is with the demo.</summary>
public sealed class StoppingTests(Recording recording) : ApplianceTest
{
    [Fact(Timeout = Bound)]
    public async Task Sigterm_ends_it_cleanly_within_five_seconds()
    {
        var service = Run(["--loop", "--camera", recording.File, "--microphone", recording.File]);
        await Subscriber.FindAsync("summary", summary => summary.Sensor("camera") == "streaming" && summary.Sensor("microphone") == "streaming");

        var (exitCode, took) = await service.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Subscriber.FindAsync("availability", "offline");
    }

    [Fact(Timeout = Bound)]
    public async Task After_a_crash_the_broker_says_offline()
    {
        var service = Run(NoSensors);
        await Subscriber.FindAsync("availability", "online");

        var (exitCode, _) = await service.StopAsync(ChildProgram.Kill);

        Assert.Equal(128 + ChildProgram.Kill, exitCode);
        await Subscriber.FindAsync("availability", "offline");
    }

    [Fact(Timeout = Bound)]
    public async Task Its_time_is_over_when_it_was_told_so()
    {
        var service = Run([.. NoSensors, "--for", "00:00:02"]);

        Assert.Equal(0, await service.Process.ExitAsync(Cancellation));
        await Subscriber.FindAsync("availability", "offline");
    }
}
