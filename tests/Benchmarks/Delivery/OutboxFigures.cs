using System.Diagnostics;
using Benchmarks.Material;
using Benchmarks.Report;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Delivery;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Mqtt;
using EmotionEdge.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;

namespace Benchmarks.Delivery;

/// <summary>Alerts to the disk while the broker is away, and from there to the broker when it is back.</summary>
internal sealed class OutboxFigures(int alerts)
{
    private const int Goal = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<Section> MeasureAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "outbox-bench"));
        try
        {
            var file = Path.Combine(folder.FullName, "outbox.db");
            var alone = await Task.Run(() => WriteOneByOne(file, alerts / 10)).ConfigureAwait(false);
            var written = await WriteAsync(file).ConfigureAwait(false);
            using var broker = await LocalBroker.StartAsync(folder.FullName).ConfigureAwait(false);
            var (replayed, first) = await ReplayAsync(file, broker).ConfigureAwait(false);
            return new Section(
                "Outbox on this disk, with a broker on this machine",
                [
                    new Figure("Alerts written a second, each in a transaction of its own", Figures.Number(alone)),
                    AtLeast("Alerts written a second, as they come", written),
                    AtLeast("Alerts replayed and acknowledged a second", replayed),
                    Figures.Below($"From the connection to the first new summary, behind {alerts} alerts and 600 summaries", first.TotalMilliseconds, 1_000, "ms"),
                    Figures.Below("From the connection to the first new summary, nothing waiting", (await ReconnectAsync(file, broker).ConfigureAwait(false)).TotalMilliseconds, 1_000, "ms"),
                ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Figure AtLeast(string what, double rate) => new(what, Figures.Number(rate), Figures.Invariant($"at least {Goal}"), rate < Goal);

    private static double WriteOneByOne(string file, int count)
    {
        using var store = new SqliteMessageStore(file, NullLogger<SqliteMessageStore>.Instance);
        var payload = new byte[400];
        var watch = Stopwatch.StartNew();
        for (var seq = 1; seq <= count; seq++)
            store.Write(new StoredChange([new StoredMessage(seq, StoredMessageKind.Alert, payload)], [], null));
        var rate = count / watch.Elapsed.TotalSeconds;
        store.Write(new StoredChange([], [.. Enumerable.Range(1, count).Select(seq => (long)seq)], null));
        return rate;
    }

    private async Task<double> WriteAsync(string file)
    {
        using var store = new SqliteMessageStore(file, NullLogger<SqliteMessageStore>.Instance);
        var counting = new CountingStore(store);
        using var bridge = Bridge(LocalBroker.FreePort(), counting);
        await bridge.StartAsync(CancellationToken.None).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < alerts; number++)
            bridge.Publish(Alert(number));
        await UntilAsync(() => counting.Added >= alerts, "all alerts are on disk").ConfigureAwait(false);
        var rate = alerts / watch.Elapsed.TotalSeconds;
        await bridge.StopAsync(CancellationToken.None).ConfigureAwait(false);
        return rate;
    }

    private async Task<(double Rate, TimeSpan First)> ReplayAsync(string file, LocalBroker broker)
    {
        using var store = new SqliteMessageStore(file, NullLogger<SqliteMessageStore>.Instance);
        using var bridge = Bridge(broker.Port, store);
        for (var second = 0; second < 600; second++)
            bridge.Publish(Room(second % 2 == 0 ? Emotion.Happiness : Emotion.Sadness));
        var first = FirstSummaryAsync(broker.Port);
        await first.Subscribed.ConfigureAwait(false);
        await bridge.StartAsync(CancellationToken.None).ConfigureAwait(false);
        await UntilAsync(() => bridge.IsConnected, "connected").ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        await UntilAsync(() => bridge.Counters.WaitingAlerts == 0, "all alerts are acknowledged").ConfigureAwait(false);
        var rate = alerts / watch.Elapsed.TotalSeconds;
        var took = await first.Took.ConfigureAwait(false);
        await bridge.StopAsync(CancellationToken.None).ConfigureAwait(false);
        return (rate, took);
    }

    private static async Task<TimeSpan> ReconnectAsync(string file, LocalBroker broker)
    {
        using var store = new SqliteMessageStore(file, NullLogger<SqliteMessageStore>.Instance);
        using var bridge = Bridge(broker.Port, store);
        bridge.Publish(Room(Emotion.Happiness));
        var first = FirstSummaryAsync(broker.Port);
        await first.Subscribed.ConfigureAwait(false);
        await bridge.StartAsync(CancellationToken.None).ConfigureAwait(false);
        var took = await first.Took.ConfigureAwait(false);
        await bridge.StopAsync(CancellationToken.None).ConfigureAwait(false);
        return took;
    }

    /// <summary>The time from the bridge's "online" to its first summary that is not of before, as a subscriber sees it.</summary>
    private static (Task Subscribed, Task<TimeSpan> Took) FirstSummaryAsync(int port)
    {
        var took = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        return (SubscribeAsync(), took.Task.WaitAsync(Patience));

        async Task SubscribeAsync()
        {
            var client = new MqttClientFactory().CreateMqttClient();
            long online = 0;
            client.ApplicationMessageReceivedAsync += received =>
            {
                var message = received.ApplicationMessage;
                if (message.Retain)
                    return Task.CompletedTask;
                if (message.Topic.EndsWith("/availability", StringComparison.Ordinal) && message.ConvertPayloadToString() == "online")
                    online = Stopwatch.GetTimestamp();
                else if (message.Topic.EndsWith("/summary", StringComparison.Ordinal)
                    && !message.ConvertPayloadToString()!.Contains("\"historical\"", StringComparison.Ordinal)
                    && took.TrySetResult(Stopwatch.GetElapsedTime(online)))
                    client.Dispose();
                return Task.CompletedTask;
            };
            await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build()).ConfigureAwait(false);
            await client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder()
                .WithTopicFilter(new MQTTnet.Packets.MqttTopicFilter { Topic = "emotionedge/bench/#" }).Build()).ConfigureAwait(false);
        }
    }

    private static MqttBridge Bridge(int port, IMessageStore store) => new(
        new MqttOptions { Port = port, DeviceId = "bench" },
        new OutboxOptions { AlertCapacity = 100_000 },
        store,
        TimeProvider.System,
        NullLogger<MqttBridge>.Instance);

    private static AlertEvent Alert(int number) => new(
        AlertEventType.Raised,
        $"bench-{number}",
        "negative-valence",
        AlertSeverity.Warning,
        DateTimeOffset.UtcNow,
        "Valence -0.52 for 12 s by face, speech; mostly sadness.",
        [Modality.Face, Modality.Speech],
        -0.52f,
        0.8f);

    private static Summary Room(Emotion dominant)
    {
        var scores = EmotionScores.Certain(dominant);
        return new Summary(DateTimeOffset.UtcNow, scores, dominant, 1, Affect.Of(scores), 1, default, []);
    }

    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Patience)
                throw new BenchmarkException($"Not within {Patience.TotalSeconds:0} s: {what}");
            await Task.Delay(2).ConfigureAwait(false);
        }
    }
}
