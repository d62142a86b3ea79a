namespace MQTTnet.Exceptions;

public class MqttClientNotConnectedException : MqttCommunicationException
{
    public MqttClientNotConnectedException() : base("The MQTT client is not connected.")
    {
    }

    public MqttClientNotConnectedException(Exception? innerException) : base("The MQTT client is not connected.", innerException)
    {
    }
}
