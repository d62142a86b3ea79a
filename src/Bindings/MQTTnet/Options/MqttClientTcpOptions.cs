using System.Net;

namespace MQTTnet;

public sealed class MqttClientTcpOptions : IMqttClientChannelOptions
{
    public EndPoint? RemoteEndpoint { get; set; }

    public MqttClientTlsOptions? TlsOptions { get; set; } = new();

    public override string ToString()
    {
        return RemoteEndpoint?.ToString() ?? string.Empty;
    }
}
