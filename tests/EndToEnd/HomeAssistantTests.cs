using System.Globalization;
using System.Text.Json;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>What Home Assistant would make of the messages that are really sent while the demo's recording plays.</summary>
public sealed class HomeAssistantTests(Recording recording) : ApplianceTest
{
    private const string BadNews = "This is terrible news. I am so sad, worried and afraid, I hate it!";

    // Where the machine has no sensor, or nothing is heard, the value stays unknown.
    private static readonly string[] MayStayUnknown = ["sound_event", "temperature"];

    [Fact(Timeout = 2 * Bound)]
    public async Task Every_entity_gets_states_that_fit_it()
    {
        // The broker comes late, so that there are messages of before, too.
        Broker.Kill();
        Run(["--loop", "--camera", recording.File, "--microphone", recording.File, "--set", "alerts.raiseAfter=00:00:00.5", "--set", "mqtt.minimumPeople=1"]);
        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        await Broker.StartAsync();
        var watcher = await SubscribeAsync();
        using var home = new ChildProgram("mosquitto_sub", ["-p", $"{Broker.Port}", "-t", "homeassistant/#", "-C", "1", "-W", "40", "-F", "%r %t %p"]);
        await watcher.FindAsync("summary", summary => summary.Sensor("camera") == "streaming" && summary.Sensor("microphone") == "streaming");
        await SendAsync("text/set", BadNews);
        await watcher.FindAsync("text", text => text.Json.GetProperty("present").GetBoolean());
        await watcher.FindAsync("alert", _ => true);
        await watcher.FindAsync("posture", posture => posture.Json.GetProperty("agitation").ValueKind == JsonValueKind.Number);
        await watcher.FindAsync("status", status => status.Json.GetProperty("pacing").GetProperty("processedPerSecond").GetDouble() > 0);
        Assert.Equal(0, await home.ExitAsync(Cancellation));

        var said = home.Output.Single().Split(' ', 3);
        Assert.Equal("homeassistant/device/emotionedge_box/config", said[1]);
        var entities = JsonDocument.Parse(said[2]).RootElement.GetProperty("components").EnumerateObject().ToArray();
        Assert.True(entities.Length > 20);
        var messages = watcher.Messages;
        Assert.Contains(messages, IsHistorical);
        foreach (var entity in entities)
            await AssertFitsAsync(entity.Name, entity.Value, messages);
    }

    [Fact(Timeout = Bound)]
    public async Task The_profile_is_chosen_and_kept_over_a_restart_that_was_asked_for()
    {
        var state = new Dictionary<string, string?> { ["STATE_DIRECTORY"] = InFolder("state") };
        var service = Run(NoSensors, state);
        await Subscriber.FindAsync("profile/state", "balanced");

        await SendAsync("profile/set", "eco");
        await Subscriber.FindAsync("profile/state", "eco");
        var before = Subscriber.Messages.Count;
        await SendAsync("restart/set", "PRESS");

        Assert.Equal(75, await service.Process.ExitAsync(Cancellation));
        await Subscriber.FindAsync("availability", "offline", before);
        Run(NoSensors, state);
        await Subscriber.FindAsync("availability", "online", before);
        await Subscriber.FindAsync("profile/state", "eco", before);
    }

    [Fact(Timeout = Bound)]
    public async Task It_refuses_to_start_twice_and_can_be_removed_when_it_has_ended()
    {
        var service = Run(NoSensors);
        await Subscriber.FindAsync("summary", _ => true);
        await Subscriber.FindAsync("status", _ => true);

        using var second = new Service(Broker, NoSensors);
        Assert.Equal(1, await second.Process.ExitAsync(Cancellation));
        Assert.Contains("runs already on this machine as device 'box'", second.Process.Said, StringComparison.Ordinal);
        var (code, _, errors) = await RemoveAsync();
        Assert.Equal(1, code);
        Assert.Contains("Stop it first", errors, StringComparison.Ordinal);
        await service.StopAsync();

        (code, var output, errors) = await RemoveAsync();

        Assert.True(code == 0, errors);
        Assert.Contains("Removed 'box'", output, StringComparison.Ordinal);
        var late = await SubscribeAsync();
        await SendAsync("end", "end");
        await late.FindAsync("end", "end");
        Assert.DoesNotContain(late.Messages, message => message.Retained);
    }

    private Task<(int ExitCode, string Output, string Errors)> RemoveAsync() => Product.RunAsync(
        ["mqtt", "remove"],
        new Dictionary<string, string?> { ["EMOTIONEDGE__MQTT__PORT"] = $"{Broker.Port}", ["EMOTIONEDGE__MQTT__DEVICEID"] = Service.DeviceId });

    private static async Task AssertFitsAsync(string key, JsonElement entity, IReadOnlyList<Message> messages)
    {
        foreach (var source in entity.GetProperty("availability").EnumerateArray())
        {
            var told = await RenderAsync(source, "topic", messages);
            Assert.True(told.Any(text => text.Text == "online"), $"{key} is never available: {source}");
            Assert.All(told, text => Assert.True(text.Text is "online" or "offline" || (text.Text == "" && IsHistorical(text.Message)), $"{key}: {text}"));
        }

        if (!entity.TryGetProperty("state_topic", out _))
            return;

        var states = await RenderAsync(entity, "state_topic", messages);
        Assert.True(states.Any(state => !IsHistorical(state.Message)), $"no state of {key} ever comes: {entity}");
        foreach (var (message, text) in states)
            Assert.True(Fits(entity, message, text), $"{key} does not take '{text}' of {message}");
        Assert.True(MayStayUnknown.Contains(key) || states.Any(state => state.Text is not ("" or "None")), $"{key} is never known");
    }

    private static async Task<(Message Message, string Text)[]> RenderAsync(JsonElement source, string topicKey, IReadOnlyList<Message> messages)
    {
        var topic = source.GetProperty(topicKey).GetString()!["emotionedge/box/".Length..];
        Message[] on = [.. messages.Where(message => message.Topic == topic)];
        if (!source.TryGetProperty("value_template", out var template))
            return [.. on.Select(message => (message, message.Text))];
        var texts = await Jinja.RenderAsync(on.Select(message => (template.GetString()!, message.Text)));
        return [.. on.Zip(texts)];
    }

    private static bool Fits(JsonElement entity, Message message, string text) => entity.GetProperty("platform").GetString() switch
    {
        "sensor" when entity.TryGetProperty("options", out var options) => IsHistorical(message) ? text == "None" : IsOneOf(options, text),
        "sensor" => IsHistorical(message) ? text == "" : text == "None" || IsNumberIn(entity, text),
        "binary_sensor" => IsHistorical(message) ? text == "" : text is "ON" or "OFF",
        "switch" => text == entity.GetProperty("payload_on").GetString() || text == entity.GetProperty("payload_off").GetString(),
        "select" => IsOneOf(entity.GetProperty("options"), text),
        "event" => !message.Retained && IsOneOf(entity.GetProperty("event_types"), message.Json.GetProperty("event_type").GetString()!),
        var platform => throw new InvalidOperationException($"no rule for {platform}"),
    };

    private static bool IsOneOf(JsonElement list, string text) => list.EnumerateArray().Any(option => option.GetString() == text);

    private static bool IsNumberIn(JsonElement entity, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;
        return !entity.TryGetProperty("unit_of_measurement", out var unit) || unit.GetString() switch
        {
            "%" => number is >= 0 and <= 100,
            "°C" => number is > -50 and < 150,
            "MiB" => number is > 10 and < 2_000,
            "s" => number is >= 0 and < 600,
            "ms" => number is >= 0 and < 60_000,
            "fps" => number is >= 0 and < 200,
            var other => throw new InvalidOperationException($"no range for {other}"),
        };
    }

    private static bool IsHistorical(Message message) => message.IsJson && message.Json.TryGetProperty("historical", out _);
}
