namespace MQTTnet;

public interface IMqttClientChannelOptions
{
    MqttClientTlsOptions? TlsOptions { get; }
}
