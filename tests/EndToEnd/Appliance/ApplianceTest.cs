using System.Text;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>A test with a broker, a subscriber and a folder of its own; all that it starts is ended with it.</summary>
public abstract class ApplianceTest : IAsyncLifetime
{
    /// <summary>In milliseconds. Nothing here takes a third of it on an idle machine.</summary>
    protected const int Bound = 60_000;

    private readonly List<IDisposable> _started = [];

    /// <summary>A sensor that is not there: for tests that need none.</summary>
    protected string[] NoSensors => ["--camera", InFolder("absent.mp4"), "--microphone", InFolder("absent.wav")];

    internal Broker Broker { get; } = new();

    internal Subscriber Subscriber { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder { get; } = Directory.CreateTempSubdirectory("endtoend-").FullName;

    public virtual async ValueTask InitializeAsync()
    {
        await Broker.StartAsync();
        Subscriber = await SubscribeAsync();
    }

    public virtual ValueTask DisposeAsync()
    {
        // The last one first: the service ends before its broker.
        foreach (var one in Enumerable.Reverse(_started))
            one.Dispose();
        Broker.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected string InFolder(string name) => Path.Combine(Folder, name);

    internal Service Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, int? healthPort = null) =>
        Own(new Service(Broker, arguments, environment, healthPort));

    internal async Task<Subscriber> SubscribeAsync(string? session = null) => Own(await Subscriber.StartAsync(Broker, session));

    /// <summary>Sends a command as anybody with <c>mosquitto_pub</c> can.</summary>
    protected Task SendAsync(string topic, string payload) => Broker.SendAsync(topic, Encoding.UTF8.GetBytes(payload));

    /// <summary>Makes sure that the service reads what it is sent.</summary>
    protected async Task TextIsReadAsync(string text = "What a lovely day!")
    {
        var before = Subscriber.Messages.Count;
        await SendAsync("text/set", text);
        await Subscriber.FindAsync("text", message => message.Json.GetProperty("present").GetBoolean(), before);
    }

    internal T Own<T>(T started)
        where T : IDisposable
    {
        _started.Add(started);
        return started;
    }
}
