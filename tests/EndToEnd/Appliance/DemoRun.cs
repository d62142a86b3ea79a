using System.Text;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>One run of the demo, watched from all sides: three scenes, a message, Ctrl-C.</summary>
public sealed class DemoRun(Recording recording) : IAsyncLifetime
{
    /// <summary>A word that nobody else says.</summary>
    public const string SecretWord = "Gertrude";

    private readonly HashSet<InternetSocket> _sockets = [];

    internal Broker Broker { get; } = new();

    internal int HealthPort { get; private set; }

    /// <summary>When the recording's first frame was shown.</summary>
    public DateTimeOffset Begin { get; private set; }

    internal IReadOnlyList<Message> Messages { get; private set; } = [];

    /// <summary>What the broker tells somebody who comes late.</summary>
    internal IReadOnlyList<Message> Retained { get; private set; } = [];

    internal IReadOnlySet<InternetSocket> Sockets => _sockets;

    internal IReadOnlyList<string> Terminal { get; private set; } = [];

    internal (int ExitCode, TimeSpan Took) End { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var file = recording.File;
        await Broker.StartAsync();
        using var subscriber = await Subscriber.StartAsync(Broker);
        using var service = new Service(Broker, ["--live", "--loop", "--camera", file, "--microphone", file]);
        HealthPort = service.HealthPort;

        var streaming = await subscriber.FindAsync(
            "status", status => status.SensorStatus("camera").GetProperty("state").GetString() == "streaming");
        Begin = streaming.SensorStatus("camera").GetProperty("since").GetDateTimeOffset();
        while (DateTimeOffset.UtcNow < Begin + Recording.EmptyUntil)
        {
            foreach (var process in ProcessTree.Of(service.Process.Id))
                _sockets.UnionWith(InternetSocket.Of(process));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await Broker.SendAsync("text/set", Encoding.UTF8.GetBytes($"What a lovely surprise, {SecretWord}, thank you so much!"));
        await subscriber.FindAsync("text", text => text.Json.GetProperty("present").GetBoolean());
        using (var late = await Subscriber.StartAsync(Broker))
        {
            await late.FindAsync("summary", summary => !summary.Retained);
            Retained = [.. late.Messages.Where(message => message.Retained)];
        }

        End = await service.StopAsync(ChildProgram.Interrupt);
        await subscriber.FindAsync("availability", "offline");
        Messages = subscriber.Messages;
        Terminal = service.Process.Output;
    }

    public ValueTask DisposeAsync()
    {
        Broker.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What was said on a topic in a stretch of the recording.</summary>
    internal IReadOnlyList<Message> Between(string topic, TimeSpan from, TimeSpan until)
    {
        Message[] messages = [.. Messages.Where(message => message.Topic == topic && message.Time >= Begin + from && message.Time <= Begin + until)];
        Assert.NotEmpty(messages);
        return messages;
    }
}
