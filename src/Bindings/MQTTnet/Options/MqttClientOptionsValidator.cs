using MQTTnet.Formatter;

namespace MQTTnet;

public static class MqttClientOptionsValidator
{
    public static void ThrowIfNotSupported(MqttClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        if (options.ProtocolVersion != MqttProtocolVersion.V500 && options.MaximumPacketSize > 0)
        {
            throw new NotSupportedException("Feature MaximumPacketSize requires MQTT version 5.0.0.");
        }
    }
}
