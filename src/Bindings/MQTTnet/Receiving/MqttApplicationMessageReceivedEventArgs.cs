namespace MQTTnet;

public sealed class MqttApplicationMessageReceivedEventArgs : EventArgs
{
    internal MqttApplicationMessageReceivedEventArgs(string clientId, MqttApplicationMessage applicationMessage)
    {
        ClientId = clientId;
        ApplicationMessage = applicationMessage;
    }

    public MqttApplicationMessage ApplicationMessage { get; }

    public string ClientId { get; }
}
