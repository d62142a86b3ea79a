using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>The switches close what they say they close: seen from outside, in the process's open files.</summary>
public sealed class PrivacyTests(Recording recording) : ApplianceTest
{
    private Dictionary<string, string?> State => new() { ["STATE_DIRECTORY"] = InFolder("state") };

    [Fact(Timeout = Bound)]
    public async Task Privacy_closes_camera_and_microphone_also_after_a_restart_until_it_is_switched_off()
    {
        var first = await RunSensingAsync();
        await SendAsync("privacy/set", "ON");
        await Subscriber.FindAsync("privacy/state", "ON");
        await Subscriber.FindAsync("camera/state", "OFF");
        await Subscriber.FindAsync("summary", AllOff);
        await Eventually.BeAsync(() => !first.HasOpen(recording.File), () => "the recording closed");
        await first.StopAsync();

        var before = Subscriber.Messages.Count;
        var second = Run(Sensing, State);
        await Subscriber.FindAsync("privacy/state", "ON", before);
        for (var i = 0; i < 3; i++)
        {
            before = Subscriber.Messages.Count;
            Assert.True(AllOff(await Subscriber.FindAsync("summary", _ => true, before)));
            Assert.False(second.HasOpen(recording.File));
        }

        await SendAsync("privacy/set", "OFF");
        await Subscriber.FindAsync("privacy/state", "OFF", before);
        await Subscriber.FindAsync("summary", AllStreaming, before);
        Assert.True(second.HasOpen(recording.File));
    }

    [Fact(Timeout = Bound)]
    public async Task The_camera_switch_closes_the_camera_only()
    {
        var service = await RunSensingAsync();
        Assert.Contains(recording.File, OpenFiles.Of(service.Process.Id));

        var before = Subscriber.Messages.Count;
        await SendAsync("camera/set", "OFF");
        await Subscriber.FindAsync("camera/state", "OFF", before);
        await Subscriber.FindAsync("summary", summary => summary.Sensor("camera") == "off" && summary.Sensor("microphone") == "streaming", before);

        // The sound is decoded by a program of its own.
        await Eventually.BeAsync(() => !OpenFiles.Of(service.Process.Id).Contains(recording.File), () => "the camera's file closed");
        Assert.True(service.HasOpen(recording.File));
        Assert.All(Subscriber.On("microphone/state"), message => Assert.Equal("ON", message.Text));
    }

    private string[] Sensing => ["--loop", "--camera", recording.File, "--microphone", recording.File];

    private async Task<Service> RunSensingAsync()
    {
        var service = Run(Sensing, State);
        await Subscriber.FindAsync("summary", AllStreaming);
        Assert.True(service.HasOpen(recording.File));
        return service;
    }

    private static bool AllOff(Message summary) => summary.Sensor("camera") == "off" && summary.Sensor("microphone") == "off";

    private static bool AllStreaming(Message summary) =>
        summary.Sensor("camera") == "streaming" && summary.Sensor("microphone") == "streaming";
}
