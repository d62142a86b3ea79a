using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttClientOptions
{
    public IMqttClientChannelOptions? ChannelOptions { get; set; }

    /// <summary>
    ///     Gets or sets a value indicating whether clean sessions are used or not.
    ///     When a client connects to a broker it can connect using either a non persistent connection (clean session) or a
    ///     persistent connection.
    /// </summary>
    public bool CleanSession { get; set; } = true;

    public string ClientId { get; set; } = Guid.NewGuid().ToString("N");

    public IMqttClientCredentialsProvider? Credentials { get; set; }

    /// <summary>Gets or sets the keep alive period; the native library raises one of 1 s to 4 s to 5 s. Zero: none.</summary>
    public TimeSpan KeepAlivePeriod { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    ///     Gets or sets the maximum packet size in bytes that the broker may send; 0: any.
    ///     <remarks>MQTT 5.0.0+ feature.</remarks>
    /// </summary>
    public uint MaximumPacketSize { get; set; }

    /// <summary>
    ///     The default is MQTT 5 (_V500_); a broker that speaks only MQTT 3.1.1 wants _V311_.
    /// </summary>
    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.V500;

    /// <summary>
    ///     Gets or sets the timeout which will be applied at socket level and internal operations, where a call has no
    ///     cancellation token of its own.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    public byte[]? WillPayload { get; set; }

    public MqttQualityOfServiceLevel WillQualityOfServiceLevel { get; set; }

    public bool WillRetain { get; set; }

    public string? WillTopic { get; set; }
}
