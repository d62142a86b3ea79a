using MQTTnet.Exceptions;

namespace MQTTnet.Adapter;

public sealed class MqttConnectingFailedException : MqttCommunicationException
{
    public MqttConnectingFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
