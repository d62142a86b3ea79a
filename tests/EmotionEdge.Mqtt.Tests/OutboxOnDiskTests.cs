using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bindings.Tests.Mosquitto;
using EmotionEdge.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;
using Xunit;

namespace EmotionEdge.Mqtt.Tests;

/// <summary>A real broker and a real file, with whatever befalls them.</summary>
public sealed class OutboxOnDiskTests : BridgeTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("outbox-").FullName;

    private string DatabaseFile => Path.Combine(_folder, "outbox.db");

    [Fact]
    public async Task Alerts_and_statuses_wait_over_a_restart_for_a_broker_that_was_stopped()
    {
        using var broker = MosquittoBroker.Create();
        using (var before = new MqttBridge(OptionsFor(broker.Port), new OutboxOptions(), Open(), TimeProvider.System, Logger))
        {
            await before.StartAsync(Cancellation);
            for (var number = 0; number < 5; number++)
                before.Publish(Examples.NumberedAlert(number));
            before.Publish(Examples.Status);
            await before.StopAsync(Cancellation);
        }

        await broker.StartAsync();
        var received = await WatchAsync(broker.Port);
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port), Open());

        for (var number = 0; number < 5; number++)
            Assert.Equal((number, true), AlertOf(await NextOnAsync(received, "emotionedge/box/alert")));
        var status = await NextOnAsync(received, "emotionedge/box/status");
        Assert.Contains("\"historical\":true", status.ConvertPayloadToString(), StringComparison.Ordinal);
        Assert.False(status.Retain);
        await Eventually.BeAsync(() => bridge.Counters.WaitingAlerts == 0, "acknowledged");
    }

    [Fact]
    public async Task A_broker_that_hangs_and_is_killed_costs_no_alert_and_no_order()
    {
        using var broker = await MosquittoBroker.StartNewAsync("autosave_interval 1\nautosave_on_changes true");
        var watcher = await ClientAsync(broker.Port, session: true);
        var received = new Received(watcher);
        await SubscribeAsync(watcher, "emotionedge/box/alert");
        var options = OptionsFor(broker.Port);
        options.KeepAlive = TimeSpan.FromSeconds(5);
        var bridge = await RunConnectedAsync(options, Open());

        for (var number = 0; number < 30; number++)
        {
            bridge.Publish(Examples.NumberedAlert(number));
            if (number == 10)
                broker.Signal("STOP");
            await Task.Yield();
        }

        await Task.Delay(200, Cancellation);
        Assert.True(bridge.Counters.WaitingAlerts >= 19);
        broker.Kill();
        await broker.StartAsync();
        await Eventually.BeAsync(() => !watcher.IsConnected, "the watcher notices the loss");
        await watcher.ConnectAsync(watcher.Options!, Cancellation);

        Assert.Equal(Enumerable.Range(0, 30), await FirstsAsync(received, 30));
    }

    [Fact]
    public async Task A_slow_broker_gets_everything_in_the_end()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var received = await WatchAsync(broker.Port, "emotionedge/box/alert");
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port), Open());

        for (var number = 0; number < 100; number++)
        {
            bridge.Publish(Examples.NumberedAlert(number));
            if (number % 25 != 0)
                continue;
            broker.Signal("STOP");
            await Task.Delay(50, Cancellation);
            broker.Signal("CONT");
        }

        Assert.Equal(Enumerable.Range(0, 100), await FirstsAsync(received, 100));
        await Eventually.BeAsync(() => bridge.Counters.WaitingAlerts == 0, "acknowledged");
        Assert.Equal(1, bridge.Counters.Connections);
    }

    [Fact]
    public async Task A_broker_that_refuses_alerts_gets_them_when_it_allows_them()
    {
        var rules = Path.Combine(_folder, "rules");
        await File.WriteAllTextAsync(rules, "topic readwrite emotionedge/box/availability\ntopic read #\n", Cancellation);
        using var broker = await MosquittoBroker.StartNewAsync($"acl_file {rules}");
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port), Open());
        bridge.Publish(Examples.NumberedAlert(0));
        await Eventually.BeAsync(() => Logger.Warnings.Any(warning => warning.Contains("/alert (NotAuthorized)", StringComparison.Ordinal)), "refused");
        Assert.Equal(1, bridge.Counters.WaitingAlerts);

        await File.WriteAllTextAsync(rules, "topic readwrite #\n", Cancellation);
        broker.Stop();
        await broker.StartAsync();
        var received = await WatchAsync(broker.Port, "emotionedge/box/alert");
        bridge.Publish(Examples.NumberedAlert(1));

        // The first may have come before the watcher.
        await Eventually.BeAsync(() => bridge.Counters.WaitingAlerts == 0, "acknowledged");
        while (AlertOf(await received.NextAsync()).Number != 1)
        {
            // Nothing else is to be said of it.
        }

        Assert.Equal(0, bridge.Counters.DroppedAlerts);
    }

    [Fact]
    public async Task A_broker_that_forgot_every_session_is_told_everything_again()
    {
        using var broker = await MosquittoBroker.StartNewAsync("persistent_client_expiration 1d");
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port), Open());
        bridge.Publish(Examples.Status);
        bridge.PublishSwitch("privacy", true);

        broker.Kill();
        bridge.Publish(Examples.NumberedAlert(1));
        broker.Forget();
        await broker.StartAsync();
        await Eventually.BeAsync(() => bridge.Counters is { Connections: 2, WaitingAlerts: 0 }, "sent");

        var received = await WatchAsync(broker.Port);
        var topics = new HashSet<string>();
        while (topics.Count < 3)
            topics.Add((await received.NextAsync()).Topic["emotionedge/box/".Length..]);
        Assert.Equal(["availability", "privacy/state", "status"], topics.Order());
    }

    [Fact]
    public async Task Fifty_times_killed_at_random_it_loses_no_alert_invents_none_and_keeps_their_order()
    {
        const int stride = 100_000;
        using var broker = await MosquittoBroker.StartNewAsync();
        var received = await WatchAsync(broker.Port, "emotionedge/box/alert");
        var away = MosquittoBroker.FreePort();
        var random = new Random(7);
        var kept = new HashSet<int>();

        for (var life = 0; life < 50; life++)
        {
            // In every third life the broker is away, so that the next one finds much.
            using var victim = Victim(life % 3 == 1 ? away : broker.Port, $"{life * stride}");
            Assert.Equal("ready", await victim.StandardOutput.ReadLineAsync(Cancellation));
            kept.UnionWith(await ReadAsync(victim, lines: random.Next(0, 150)));
            victim.Kill();
            kept.UnionWith((await victim.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n').SkipLast(1).Select(NumberOf));
            await victim.WaitForExitAsync(Cancellation);
        }

        using (var last = Victim(broker.Port, ""))
            await last.WaitForExitAsync(Cancellation);
        var firsts = new List<int>();
        var seen = new HashSet<int>();
        await Eventually.BeAsync(() => received.Count > 0, "an alert");
        while (received.Count > 0 || !kept.IsSubsetOf(seen))
        {
            var number = NumberOf(JsonDocument.Parse((await received.NextAsync()).Payload).RootElement.GetProperty("id").GetString()!);
            if (seen.Add(number))
                firsts.Add(number);
        }

        Assert.True(kept.Count > 300, $"only {kept.Count} alerts were written");
        Assert.Equal(firsts.Order(), firsts);

        // Each life counted up from its first number, so that an invented one would leave a gap before it.
        foreach (var life in firsts.GroupBy(number => number / stride))
            Assert.Equal(Enumerable.Range(life.Key * stride, life.Count()), life);
    }

    /// <summary>What it says it has on disk; fewer lines when no more come for a while, because the broker takes them first.</summary>
    private static async Task<List<int>> ReadAsync(Process victim, int lines)
    {
        var numbers = new List<int>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(0.4));
        try
        {
            while (numbers.Count < lines)
                numbers.Add(NumberOf((await victim.StandardOutput.ReadLineAsync(patience.Token))!));
        }
        catch (OperationCanceledException)
        {
            // Killed in the middle of something else, then.
        }

        return numbers;
    }

    private static int NumberOf(string id) => int.Parse(id["alert-".Length..], CultureInfo.InvariantCulture);

    private static (int Number, bool Historical) AlertOf(MqttApplicationMessage message)
    {
        var json = JsonDocument.Parse(message.Payload).RootElement;
        return (NumberOf(json.GetProperty("id").GetString()!), json.TryGetProperty("historical", out _));
    }

    /// <summary>The numbers of alerts as each of them came for the first time.</summary>
    private static async Task<List<int>> FirstsAsync(Received received, int count)
    {
        var firsts = new List<int>();
        while (firsts.Count < count)
        {
            var (number, _) = AlertOf(await received.NextAsync());
            if (!firsts.Contains(number))
                firsts.Add(number);
        }

        return firsts;
    }

    private SqliteMessageStore Open() => Own(new SqliteMessageStore(DatabaseFile, NullLogger<SqliteMessageStore>.Instance));

    private Process Victim(int port, string first) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "OutboxVictim.dll"), $"{port}", DatabaseFile, first])
    {
        RedirectStandardOutput = true,
    })!;
}
