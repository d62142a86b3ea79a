using System.Globalization;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Mqtt;
using EmotionEdge.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using OutboxVictim;

// A process to be killed: publishes alerts over the real outbox, and says of each number that it is on disk. With no first
// number it only sends what waits, and ends when nothing does.
if (args is not [var port, var file, var first])
{
    Console.Error.WriteLine("usage: OutboxVictim PORT FILE FIRST");
    return 2;
}

using var store = new SqliteMessageStore(file, NullLogger<SqliteMessageStore>.Instance);
using var bridge = new MqttBridge(
    new MqttOptions
    {
        Port = int.Parse(port, CultureInfo.InvariantCulture),
        DeviceId = "box",
        MinimumBackOff = TimeSpan.FromMilliseconds(20),
        MaximumBackOff = TimeSpan.FromMilliseconds(50),
    },
    new OutboxOptions { AlertCapacity = 100_000 },
    new TellingStore(store),
    TimeProvider.System,
    NullLogger<MqttBridge>.Instance);
await bridge.StartAsync(CancellationToken.None).ConfigureAwait(false);
if (first.Length == 0)
{
    while (bridge.Counters.WaitingAlerts > 0)
        await Task.Delay(20).ConfigureAwait(false);
    await bridge.StopAsync(CancellationToken.None).ConfigureAwait(false);
    return 0;
}

Console.WriteLine("ready");
for (var number = int.Parse(first, CultureInfo.InvariantCulture); ; number++)
{
    bridge.Publish(new AlertEvent(
        AlertEventType.Raised, $"alert-{number}", "test", AlertSeverity.Warning, DateTimeOffset.UtcNow, "A test.", [], -0.5f, 0.5f));
    if (number % 4 == 0)
        await Task.Delay(1).ConfigureAwait(false);
}
