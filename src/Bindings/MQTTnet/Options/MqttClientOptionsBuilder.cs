using System.Net;
using System.Net.Sockets;
using System.Text;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttClientOptionsBuilder
{
    private const int DefaultPort = 1883;
    private const int DefaultSecurePort = 8883;

    private readonly MqttClientOptions _options = new();

    private int? _port;
    private DnsEndPoint? _remoteEndPoint;
    private MqttClientTcpOptions? _tcpOptions;
    private MqttClientTlsOptions? _tlsOptions;

    public MqttClientOptions Build()
    {
        if (_tcpOptions == null || _remoteEndPoint == null)
        {
            throw new InvalidOperationException("A channel must be set.");
        }

        var tlsOptions = _tlsOptions ?? _tcpOptions.TlsOptions;
        _tcpOptions.TlsOptions = tlsOptions;

        if (_remoteEndPoint.Port == 0)
        {
            var port = _port ?? (tlsOptions?.UseTls == false ? DefaultPort : DefaultSecurePort);
            _remoteEndPoint = new DnsEndPoint(_remoteEndPoint.Host, port, _remoteEndPoint.AddressFamily);
        }

        _tcpOptions.RemoteEndpoint ??= _remoteEndPoint;
        _options.ChannelOptions = _tcpOptions;

        MqttClientOptionsValidator.ThrowIfNotSupported(_options);

        return _options;
    }

    /// <summary>
    ///     Clean session is used in MQTT versions below 5.0.0. It is the same as setting "CleanStart".
    /// </summary>
    public MqttClientOptionsBuilder WithCleanSession(bool value = true)
    {
        _options.CleanSession = value;
        return this;
    }

    public MqttClientOptionsBuilder WithClientId(string value)
    {
        _options.ClientId = value;
        return this;
    }

    public MqttClientOptionsBuilder WithCredentials(string? username, string? password)
    {
        _options.Credentials = new MqttClientCredentials(username, password == null ? null : Encoding.UTF8.GetBytes(password));
        return this;
    }

    public MqttClientOptionsBuilder WithKeepAlivePeriod(TimeSpan value)
    {
        _options.KeepAlivePeriod = value;
        return this;
    }

    public MqttClientOptionsBuilder WithMaximumPacketSize(uint maximumPacketSize)
    {
        _options.MaximumPacketSize = maximumPacketSize;
        return this;
    }

    public MqttClientOptionsBuilder WithProtocolVersion(MqttProtocolVersion value)
    {
        if (value == MqttProtocolVersion.Unknown)
        {
            throw new ArgumentException("Protocol version is invalid.");
        }

        _options.ProtocolVersion = value;
        return this;
    }

    public MqttClientOptionsBuilder WithTcpServer(string host, int? port = null, AddressFamily addressFamily = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(host);

        _tcpOptions = new MqttClientTcpOptions();

        // The value 0 will be updated when building the options.
        _remoteEndPoint = new DnsEndPoint(host, port ?? 0, addressFamily);
        _port = port;

        return this;
    }

    public MqttClientOptionsBuilder WithTimeout(TimeSpan value)
    {
        _options.Timeout = value;
        return this;
    }

    public MqttClientOptionsBuilder WithTlsOptions(Action<MqttClientTlsOptionsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        var builder = new MqttClientTlsOptionsBuilder();
        configure.Invoke(builder);

        _tlsOptions = builder.Build();
        return this;
    }

    public MqttClientOptionsBuilder WithWillPayload(string? willPayload)
    {
        _options.WillPayload = string.IsNullOrEmpty(willPayload) ? null : Encoding.UTF8.GetBytes(willPayload);
        return this;
    }

    public MqttClientOptionsBuilder WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel willQualityOfServiceLevel)
    {
        _options.WillQualityOfServiceLevel = willQualityOfServiceLevel;
        return this;
    }

    public MqttClientOptionsBuilder WithWillRetain(bool willRetain = true)
    {
        _options.WillRetain = willRetain;
        return this;
    }

    public MqttClientOptionsBuilder WithWillTopic(string? willTopic)
    {
        _options.WillTopic = willTopic;
        return this;
    }
}
