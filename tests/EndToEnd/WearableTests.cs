using System.Globalization;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>What the running service makes of a wearable's reports, and of a reset of its baseline.</summary>
public sealed class WearableTests : ApplianceTest
{
    private const string Learnt = """[{"modality":"Face","hours":12.5,"scores":[0.4,0.05,0.05,0.4,0.05,0.025,0.025]}]""";

    [Fact(Timeout = Bound)]
    public async Task A_racing_heart_has_its_share_in_arousal_and_is_not_published_again()
    {
        var service = Run([.. NoSensors, "--set", "fusion.physiology.learnFor=00:01:00"]);
        await Subscriber.FindAsync("availability", "online");
        await TextIsReadAsync();

        var start = DateTimeOffset.UtcNow.AddSeconds(-100);
        for (var seconds = 0; seconds < 90; seconds += 10)
            await ReportAsync(start.AddSeconds(seconds), 61.5f);
        await ReportAsync(start.AddSeconds(99), 88.5f);
        await Subscriber.FindAsync("summary", summary => summary.Json.GetProperty("wearableShare").GetDouble() > 0.05);
        await SendAsync("physiology/set", """{"heartRate":7}""");
        await ReportAsync(start.AddHours(-3), 61.5f);

        await Eventually.BeAsync(() => service.Process.Said.Contains("A report on physiology/set is refused: it is older", StringComparison.Ordinal), () => service.Process.Said);
        Assert.Contains("physiology/set is refused: heartRate must be a number from 25 to 240", service.Process.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("88.5", service.Process.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Subscriber.Messages,
            message => !message.Topic.EndsWith("/set", StringComparison.Ordinal) && message.Text.Contains("88.5", StringComparison.Ordinal));
    }

    [Fact(Timeout = Bound)]
    public async Task The_baseline_of_before_is_taken_up_and_reset_when_somebody_asks_for_it()
    {
        var folder = Directory.CreateDirectory(InFolder("state")).FullName;
        var file = Path.Combine(folder, "baseline.json");
        await File.WriteAllTextAsync(file, Learnt, Cancellation);
        var service = Run(NoSensors, new Dictionary<string, string?> { ["STATE_DIRECTORY"] = folder });
        await Subscriber.FindAsync("availability", "online");
        Assert.Contains("The baseline of Face goes on from 12.5 hours", service.Process.Said, StringComparison.Ordinal);

        await SendAsync("baseline/reset/set", "PRESS");

        await Eventually.BeAsync(() => File.ReadAllText(file) == "[]", () => $"{File.ReadAllText(file)}; {service.Process.Said}");
    }

    private Task ReportAsync(DateTimeOffset time, float beats) =>
        SendAsync("physiology/set", string.Create(CultureInfo.InvariantCulture, $$"""{"heartRate":{{beats}},"time":"{{time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}"}"""));
}
