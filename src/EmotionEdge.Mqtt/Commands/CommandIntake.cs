using System.Buffers;
using System.Threading.Channels;
using EmotionEdge.Core.Commands;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Mqtt.Commands;

/// <summary>
/// Takes what arrives on the <c>/set</c> topics, keeps the commands in a bounded queue and logs what it refuses,
/// seldom enough that a flood fills neither memory nor log.
/// </summary>
internal sealed partial class CommandIntake
{
    private const int Capacity = 256;

    // The rest of the queue is for switches, so that a flood of texts or of a wearable's reports cannot keep anybody from switching the camera off.
    private const int CapacityForData = 192;

    private static readonly TimeSpan WarningInterval = TimeSpan.FromSeconds(10);

    private readonly Channel<Command> _commands;
    private readonly Dictionary<string, string> _names;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();

    private long? _warnedAt;
    private long _unmentioned;
    private long _refused;

    public CommandIntake(MqttTopics topics, TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
        _names = new[] { MqttTopics.AlertAcknowledgement, MqttTopics.Text, MqttTopics.Physiology, MqttTopics.Profile, MqttTopics.Restart, MqttTopics.BaselineReset }.Concat(MqttTopics.Switches).ToDictionary(topics.Set);

        // Of too many switches the last ones count.
        _commands = Channel.CreateBounded<Command>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
            dropped => Refuse(dropped.GetType().Name, "too many commands wait"));
    }

    public ChannelReader<Command> Commands => _commands.Reader;

    /// <summary>The topics to subscribe to.</summary>
    public IReadOnlyCollection<string> Topics => _names.Keys;

    public long Refused => Interlocked.Read(ref _refused);

    /// <param name="topic">Where it came.</param>
    /// <param name="payload">What came.</param>
    /// <param name="retained">Whether the broker had kept it: then nobody asks for it now.</param>
    public void Accept(string topic, in ReadOnlySequence<byte> payload, bool retained)
    {
        if (!_names.TryGetValue(topic, out var name))
            return;

        if (retained)
            Refuse(topic, "it is retained and would be obeyed again at every connection; publish it without the retain flag");
        else if (name is MqttTopics.Text or MqttTopics.Physiology && _commands.Reader.Count >= CapacityForData)
            Refuse(topic, "too many commands wait");
        else if (CommandParser.Parse(name, payload, out var refusal) is { } command)
            _commands.Writer.TryWrite(command);
        else
            Refuse(topic, refusal);
    }

    private void Refuse(string what, string reason)
    {
        long unmentioned;
        lock (_gate)
        {
            _refused++;
            if (_warnedAt is { } last && _time.GetElapsedTime(last) < WarningInterval)
            {
                _unmentioned++;
                return;
            }

            _warnedAt = _time.GetTimestamp();
            unmentioned = _unmentioned;
            _unmentioned = 0;
        }

        if (unmentioned == 0)
            LogRefused(what, reason);
        else
            LogRefusedAgain(what, reason, unmentioned);
    }
}
