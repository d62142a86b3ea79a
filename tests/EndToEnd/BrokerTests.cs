using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>The broker comes late, goes and comes back; what it passes on may be anything.</summary>
public sealed class BrokerTests : ApplianceTest
{
    [Fact(Timeout = Bound)]
    public async Task A_broker_that_comes_late_is_found()
    {
        Broker.Kill();
        var service = Run(NoSensors);
        await service.UntilAsync("/health/live", 200);
        await Eventually.BeAsync(() => service.Process.Said.Contains($"127.0.0.1:{Broker.Port}", StringComparison.Ordinal), () => "the broker named as missing");

        await Broker.StartAsync();

        var late = await SubscribeAsync();
        await late.FindAsync("availability", "online");
        await late.FindAsync("summary", _ => true);
    }

    [Fact(Timeout = Bound)]
    public async Task It_reconnects_after_the_broker_was_killed()
    {
        Run(NoSensors);
        var last = await Subscriber.FindAsync("summary", _ => true);
        await Subscriber.FindAsync("status", _ => true);

        Broker.Kill();
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        await Broker.StartAsync();

        var after = await SubscribeAsync();
        await after.FindAsync("availability", "online");
        await after.FindAsync("privacy/state", "OFF");
        await after.FindAsync("summary", summary => summary.Seq > last.Seq);
        // One of the time without broker may come before.
        var status = await after.FindAsync("status", message => !message.Json.TryGetProperty("historical", out _));
        Assert.Equal(2, status.Json.GetProperty("mqtt").GetProperty("connections").GetInt32());
    }

    [Fact(Timeout = Bound)]
    public async Task Hostile_commands_are_refused_counted_and_not_repeated()
    {
        var service = Run(NoSensors);
        await Subscriber.FindAsync("availability", "online");

        await SendAsync("camera/set", "{\"state\":");
        await SendAsync("camera/set", "perhaps Gertrude");
        await SendAsync("privacy/set", new string('x', 5_000));
        await Broker.SendAsync("text/set", new byte[] { 0x47, 0xC3, 0x28, 0xFF });
        await SendAsync("text/set", new string('a', 20_000));
        await SendAsync("nonsense/set", "ON");
        await SendAsync("microphone/set", "OFF");

        await Subscriber.FindAsync("microphone/state", "OFF");
        var status = await Subscriber.FindAsync("status", message => Refused(message) >= 5);
        Assert.InRange(Refused(status), 5, 6);
        Assert.DoesNotContain(Subscriber.On("camera/state"), state => state.Text == "OFF");
        Assert.DoesNotContain(Subscriber.On("privacy/state"), state => state.Text == "ON");
        Assert.Contains("camera/set", service.Process.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Gertrude", service.Process.Said, StringComparison.Ordinal);
        await TextIsReadAsync();
    }

    [Fact(Timeout = Bound)]
    public async Task A_flood_of_messages_does_not_keep_the_privacy_switch_waiting()
    {
        var service = Run(NoSensors);
        await Subscriber.FindAsync("availability", "online");

        var lines = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"I am happy {i}.\n"));
        await Broker.SendAsync("text/set", System.Text.Encoding.UTF8.GetBytes(lines), mode: "-l");
        await SendAsync("privacy/set", "ON");

        await Subscriber.FindAsync("privacy/state", "ON");
        Assert.Equal(200, (await service.GetAsync("/health/live")).Status);
        var (exitCode, _) = await service.StopAsync();
        Assert.Equal(0, exitCode);
    }

    private static int Refused(Message status) => status.Json.GetProperty("mqtt").GetProperty("refusedCommands").GetInt32();
}
