namespace MQTTnet;

internal enum MqttClientConnectionStatus
{
    Disconnected,
    Disconnecting,
    Connected,
    Connecting
}
