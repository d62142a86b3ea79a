using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>What happened while the broker was away is told, whatever happens to the service meanwhile.</summary>
public sealed class OutboxTests : ApplianceTest
{
    private const string BadNews = "This is terrible news. I am so sad, worried and afraid, I hate it!";

    [Fact(Timeout = Bound)]
    public async Task An_alert_without_broker_survives_that_the_service_is_killed()
    {
        var state = new Dictionary<string, string?> { ["STATE_DIRECTORY"] = InFolder("state") };
        var service = Run([.. NoSensors, "--set", "alerts.raiseAfter=00:00:03"], state);
        await Subscriber.FindAsync("availability", "online");
        await SendAsync("text/set", BadNews);
        await Subscriber.FindAsync("text", text => text.Json.GetProperty("present").GetBoolean());
        Broker.Kill();
        await Task.Delay(TimeSpan.FromSeconds(5), Cancellation);
        var killed = DateTimeOffset.UtcNow;
        await service.StopAsync(ChildProgram.Kill);

        await Broker.StartAsync();
        var watcher = await SubscribeAsync();
        Run([.. NoSensors, "--set", "alerts.enabled=false"], state);

        var alert = await watcher.FindAsync("alert", _ => true);
        Assert.Equal("raised", alert.Json.GetProperty("event_type").GetString());
        Assert.True(alert.Json.GetProperty("historical").GetBoolean());
        Assert.InRange(alert.Time, killed.AddSeconds(-6), killed);
    }

    [Fact(Timeout = Bound)]
    public async Task Summaries_of_before_come_late_in_order_and_before_the_first_new_one_within_a_second()
    {
        Run(NoSensors);
        await Subscriber.FindAsync("summary", _ => true);
        await Broker.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Cancellation);

        await Broker.StartAsync();
        var watcher = await SubscribeAsync();

        var online = await watcher.FindAsync("availability", message => message is { Text: "online", Retained: false });
        await watcher.FindAsync("summary", summary => !summary.Retained && !summary.Json.TryGetProperty("historical", out _));
        Message[] summaries = [.. watcher.On("summary").Where(summary => !summary.Retained)];
        Message[] late = [.. summaries.TakeWhile(summary => summary.Json.TryGetProperty("historical", out _))];
        Assert.InRange(late.Length, 3, 10);
        Assert.Equal(summaries.Select(summary => summary.Seq).Order(), summaries.Select(summary => summary.Seq));
        Assert.DoesNotContain(summaries[late.Length..], summary => summary.Json.TryGetProperty("historical", out _));
        Assert.True(online is not null);
    }

    [Fact(Timeout = Bound)]
    public async Task A_damaged_file_and_a_folder_that_cannot_be_written_are_told_and_the_service_goes_on()
    {
        var folder = Directory.CreateDirectory(InFolder("state")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "outbox.db"), new string('x', 8_000), Cancellation);
        var service = Run(NoSensors, new Dictionary<string, string?> { ["STATE_DIRECTORY"] = folder });
        await Subscriber.FindAsync("summary", _ => true);
        Assert.Contains("outbox.db is damaged", service.Process.Said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "outbox.db.damaged")));
        await service.StopAsync();

        await File.WriteAllTextAsync(InFolder("file"), "", Cancellation);
        var before = Subscriber.Messages.Count;
        Run([.. NoSensors, "--set", $"outbox.directory={InFolder("file")}/below", "--set", "alerts.raiseAfter=00:00:00.5"]);
        await Subscriber.FindAsync("availability", "online", before);
        await SendAsync("text/set", BadNews);
        await Subscriber.FindAsync("alert", _ => true, before);
        await Subscriber.FindAsync("status", status => status.Text.Contains("outbox.db cannot be", StringComparison.Ordinal), before);
    }
}
