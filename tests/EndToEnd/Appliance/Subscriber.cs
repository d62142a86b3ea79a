namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>Somebody with <c>mosquitto_sub</c> who watches every topic of the device.</summary>
internal sealed class Subscriber : IDisposable
{
    private const string Prefix = $"emotionedge/{Service.DeviceId}/";

    private readonly ChildProgram _mosquitto;
    private readonly List<Message> _parsed = [];

    // Line by line, also what it says of its subscription, which it would keep back in a pipe.
    private Subscriber(int port, IEnumerable<string> options) => _mosquitto = new ChildProgram(
        "stdbuf",
        ["-oL", "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{port}", "-q", "1", "-t", $"{Prefix}#", "-F", "%r %t %x", "-d", .. options]);

    /// <summary>Everything so far, in the order in which it came, without the commands that were sent.</summary>
    public IReadOnlyList<Message> Messages
    {
        get
        {
            lock (_parsed)
            {
                var lines = _mosquitto.Output.Where(line => line is ['0' or '1', ' ', ..]).ToList();
                _parsed.AddRange(lines.Skip(_parsed.Count).Select(Parse));
                return [.. _parsed.Where(message => !message.Topic.EndsWith("/set", StringComparison.Ordinal))];
            }
        }
    }

    /// <param name="broker">Has to run.</param>
    /// <param name="session">A name under which the broker keeps messages while the subscriber is away.</param>
    public static async Task<Subscriber> StartAsync(Broker broker, string? session = null)
    {
        var subscriber = new Subscriber(broker.Port, session is null ? [] : ["-c", "-i", session]);
        await Eventually.BeAsync(
            () => subscriber._mosquitto.Output.Any(line => line.Contains("SUBACK", StringComparison.Ordinal)),
            () => $"subscribed; {subscriber._mosquitto.Said}");
        return subscriber;
    }

    public IEnumerable<Message> On(string topic) => Messages.Where(message => message.Topic == topic);

    /// <returns>The first message on a topic that is as wanted, after those that were there before.</returns>
    public Task<Message> FindAsync(string topic, Func<Message, bool> wanted, int after = 0) => Eventually.FindAsync(
        () => Messages.Skip(after).FirstOrDefault(message => message.Topic == topic && wanted(message)),
        () => $"the message wanted on {topic}; the last of all were\n{string.Join('\n', Messages.TakeLast(12))}");

    public Task<Message> FindAsync(string topic, string payload, int after = 0) =>
        FindAsync(topic, message => message.Text == payload, after);

    public void Dispose() => _mosquitto.Dispose();

    private static Message Parse(string line)
    {
        var parts = line.Split(' ');
        return new Message(parts[1][Prefix.Length..], parts[0] == "1", Convert.FromHexString(parts[2]));
    }
}
