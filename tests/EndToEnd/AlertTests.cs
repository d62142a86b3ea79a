using System.Text.Json;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>The life of an alert, brought about by words: they say the same every time.</summary>
public sealed class AlertTests : ApplianceTest
{
    private const string BadNews = "This is terrible news. I am so sad, worried and afraid, I hate it!";

    [Fact(Timeout = Bound)]
    public async Task An_alert_is_raised_then_acknowledged_then_cleared()
    {
        Run([.. NoSensors, .. Quick, "--set", "fusion.textHalfLife=00:00:03"]);
        await Subscriber.FindAsync("availability", "online");

        await SendAsync("text/set", BadNews);
        var id = IdOf(await AlertAsync("raised"));
        await SendAsync("alert/ack/set", id);
        await AlertAsync("acknowledged");
        await AlertAsync("cleared");

        Message[] alerts = [.. Subscriber.On("alert")];
        Assert.Equal(["raised", "acknowledged", "cleared"], alerts.Select(TypeOf));
        Assert.All(alerts, alert => Assert.Equal(id, IdOf(alert)));
        Assert.All(alerts, alert => Assert.False(alert.Retained));
        var raised = alerts[0].Json;
        Assert.Equal("warning", raised.GetProperty("severity").GetString());
        Assert.Equal(["text"], raised.GetProperty("modalities").EnumerateArray().Select(sense => sense.GetString()));
        Assert.InRange(raised.GetProperty("valence").GetDouble(), -1, -0.3);
        Assert.NotEmpty(raised.GetProperty("reason").GetString()!);
    }

    [Fact(Timeout = Bound)]
    public async Task An_alert_that_nobody_acknowledges_escalates()
    {
        Run([.. NoSensors, .. Quick, "--set", "alerts.escalateAfter=00:00:02"]);
        await Subscriber.FindAsync("availability", "online");

        await SendAsync("text/set", BadNews);

        Assert.Equal("warning", (await AlertAsync("raised")).Json.GetProperty("severity").GetString());
        Assert.Equal("critical", (await AlertAsync("escalated")).Json.GetProperty("severity").GetString());
    }

    [Fact(Timeout = Bound)]
    public async Task An_alert_while_the_broker_is_away_arrives_when_it_is_back()
    {
        using (await SubscribeAsync("watchman"))
        {
            Run([.. NoSensors, .. Quick, "--set", "alerts.raiseAfter=00:00:04"]);
            await Subscriber.FindAsync("availability", "online");
        }

        var before = DateTimeOffset.UtcNow;
        await SendAsync("text/set", BadNews);
        await Subscriber.FindAsync("text", text => text.Json.GetProperty("present").GetBoolean());
        Assert.Empty(Subscriber.On("alert"));
        await Broker.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(6), Cancellation);
        var back = DateTimeOffset.UtcNow;
        await Broker.StartAsync();

        var watchman = await SubscribeAsync("watchman");
        var alert = await watchman.FindAsync("alert", message => TypeOf(message) == "raised");
        Assert.True(alert.Json.GetProperty("historical").GetBoolean());
        Assert.InRange(alert.Time, before, back);
    }

    [Fact(Timeout = Bound)]
    public async Task What_was_recorded_shows_the_same_alerts_again_and_no_word()
    {
        var file = InFolder("readings.jsonl");
        var service = Run([.. NoSensors, .. Quick, "--set", "fusion.textHalfLife=00:00:01", "--record", file]);
        await Subscriber.FindAsync("availability", "online");
        await SendAsync("text/set", BadNews);
        await AlertAsync("cleared");
        await service.StopAsync();

        var rules = InFolder("rules.json");
        await File.WriteAllTextAsync(
            rules,
            """{ "alerts": { "raiseAfter": "00:00:00.5", "clearAfter": "00:00:00.5" }, "fusion": { "textHalfLife": "00:00:01" } }""",
            Cancellation);
        var (exitCode, output, errors) = await Product.RunAsync(["alerts", "replay", file, "--json", "--config", rules]);

        Assert.True(exitCode == 0, errors);
        Assert.Equal(
            [.. Subscriber.On("alert").Select(TypeOf)],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event_type").GetString()));
        Assert.DoesNotContain("terrible", await File.ReadAllTextAsync(file, Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Quick => ["--set", "alerts.raiseAfter=00:00:00.5", "--set", "alerts.clearAfter=00:00:00.5"];

    private Task<Message> AlertAsync(string type) => Subscriber.FindAsync("alert", message => TypeOf(message) == type);

    private static string TypeOf(Message alert) => alert.Json.GetProperty("event_type").GetString()!;

    private static string IdOf(Message alert) => alert.Json.GetProperty("id").GetString()!;
}
