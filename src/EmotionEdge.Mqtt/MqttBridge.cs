using System.Threading.Channels;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Status;
using EmotionEdge.Mqtt.Commands;
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
    private readonly Outbox _outbox;
    private readonly CommandIntake _commands;
    private readonly MqttConnection _connection;
    private readonly ILogger _logger;

    /// <param name="options">Checked before; see their annotations.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where connections, losses and refused commands are told.</param>
    public MqttBridge(MqttOptions options, TimeProvider time, ILogger<MqttBridge> logger)
    {
        _options = options;
        _logger = logger;
        var topics = new MqttTopics(options.DeviceId);
        _outbox = new Outbox(options, time, () => Counters);
        _commands = new CommandIntake(topics, time, logger);
        _connection = new MqttConnection(options, topics, _outbox, _commands, time, logger);
    }

    /// <summary>Commands in the order in which they came; at most 256 wait, then the oldest is dropped.</summary>
    public ChannelReader<Command> Commands => _commands.Commands;

    /// <summary>Whether the broker is there now.</summary>
    public bool IsConnected => _connection.IsConnected;

    /// <summary>What became of messages since the service started.</summary>
    public MqttCounters Counters => new(
        _connection.Connections, _outbox.WaitingAlerts, _outbox.DroppedAlerts, _outbox.DroppedSummaries, _commands.Refused);

    /// <summary>Sent at most once in <see cref="MqttOptions.SummaryInterval"/>, or at once when the dominant emotion has changed.</summary>
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

    /// <summary>Sent as soon as the broker is there, in order; it waits in memory until then.</summary>
    public void Publish(AlertEvent alert)
    {
        if (_options.Enabled && !_outbox.Add(alert))
            LogAlertDropped(_options.AlertCapacity);
    }

    /// <summary>Sent at once.</summary>
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

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _options.Enabled ? _connection.RunAsync(stoppingToken) : Task.CompletedTask;
}
