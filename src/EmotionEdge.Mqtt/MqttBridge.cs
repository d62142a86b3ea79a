using System.Threading.Channels;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Delivery;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Status;
using EmotionEdge.Mqtt.Commands;
using EmotionEdge.Mqtt.HomeAssistant;
using EmotionEdge.Mqtt.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Mqtt;

/// <summary>
/// The service's end of MQTT: what is published goes out when the broker is there, and what others ask for comes in as
/// commands. Publishing never blocks and may be done from any thread, before the service runs, too.
/// </summary>
public sealed partial class MqttBridge : BackgroundService
{
    private readonly MqttOptions _options;
    private readonly OutboxOptions _limits;
    private readonly Journal? _journal;
    private readonly Outbox _outbox;
    private readonly CommandIntake _commands;
    private readonly HomeAssistantBirth _birth;
    private readonly MqttConnection _connection;
    private readonly ILogger _logger;

    /// <param name="options">Checked before; see their annotations.</param>
    /// <param name="limits">How much may wait for the broker.</param>
    /// <param name="store">Keeps what waits; <see langword="null"/> to keep it in memory only. It is read at once.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where connections, losses and refused commands are told.</param>
    public MqttBridge(MqttOptions options, OutboxOptions limits, IMessageStore? store, TimeProvider time, ILogger<MqttBridge> logger)
    {
        _options = options;
        _limits = limits;
        _logger = logger;
        var topics = new MqttTopics(options.DeviceId);
        _journal = options.Enabled && store is not null ? new Journal(store, time, logger) : null;
        _outbox = new Outbox(options, limits, _journal, time, () => Counters);
        _commands = new CommandIntake(topics, time, logger);
        _birth = new HomeAssistantBirth(options.HomeAssistant, _outbox.Renew, time, Random.Shared.NextDouble);
        _connection = new MqttConnection(options, topics, _outbox, _commands, _birth, time, logger);
    }

    /// <summary>Commands in the order in which they came; at most 256 wait, then the oldest is dropped.</summary>
    public ChannelReader<Command> Commands => _commands.Commands;

    /// <summary>Whether the broker is there now.</summary>
    public bool IsConnected => _connection.IsConnected;

    /// <summary>What became of messages since the service started.</summary>
    public MqttCounters Counters => new(
        _connection.Connections, _outbox.WaitingAlerts, _outbox.DroppedAlerts, _outbox.DroppedSummaries, _commands.Refused);

    /// <summary>For people: what is wrong with the way to the broker.</summary>
    public IEnumerable<string> Problems => new[] { _journal?.Problem, _connection.Problem }.OfType<string>();

    /// <summary>Sent at most once in <see cref="MqttOptions.SummaryInterval"/>, or at once when the dominant emotion has changed. While the broker is away, they wait in memory.</summary>
    public void Publish(Summary summary)
    {
        if (_options.Enabled)
            _outbox.Add(summary);
    }

    /// <summary>Sent like a summary, on the topic of its sense.</summary>
    public void Publish(in ModalityState state)
    {
        if (_options.Enabled)
            _outbox.Add(state);
    }

    /// <summary>Sent at most once in <see cref="MqttOptions.SummaryInterval"/>; of fewer than <see cref="MqttOptions.MinimumPeople"/> people without what they do.</summary>
    public void Publish(PostureState state)
    {
        if (_options.Enabled)
            _outbox.Add(state);
    }

    /// <summary>Sent as soon as the broker is there, in order; it waits until then, over restarts, too.</summary>
    public void Publish(AlertEvent alert)
    {
        if (_options.Enabled && !_outbox.Add(alert))
            LogAlertDropped(_limits.AlertCapacity);
    }

    /// <summary>Sent at once; while the broker is away, it waits like an alert.</summary>
    public void Publish(StatusReport report)
    {
        if (_options.Enabled)
            _outbox.Add(report);
    }

    /// <summary>Tells how a switch stands now.</summary>
    /// <param name="name"><c>camera</c>, <c>microphone</c> or <c>privacy</c>.</param>
    /// <param name="on">Its state.</param>
    /// <exception cref="ArgumentException">There is no such switch.</exception>
    public void PublishSwitch(string name, bool on)
    {
        if (_options.Enabled)
            _outbox.Add(name, on);
    }

    /// <summary>Tells which profile is in force.</summary>
    public void PublishProfile(PacingProfile profile)
    {
        if (_options.Enabled)
            _outbox.Add(profile);
    }

    /// <summary>Says farewell to the broker of now and goes to another one; what waits goes there. Without effect where MQTT is off.</summary>
    /// <param name="options">Checked before; of it the broker, the account there and the files for TLS count.</param>
    public void MoveTo(MqttOptions options) => _connection.MoveTo(options);

    /// <summary>Writes down what still waits.</summary>
    public override void Dispose()
    {
        _journal?.Flush(_outbox.Waiting);
        _birth.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _options.Enabled
        ? Task.WhenAll(_connection.RunAsync(stoppingToken), _journal?.RunAsync(_outbox.Waiting, stoppingToken) ?? Task.CompletedTask)
        : Task.CompletedTask;
}
