using System.Text;

namespace MQTTnet;

public static class MqttApplicationMessageExtensions
{
    /// <returns>The payload as UTF-8 text; <c>null</c> when it is empty.</returns>
    public static string? ConvertPayloadToString(this MqttApplicationMessage applicationMessage)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);

        return applicationMessage.Payload.Length == 0 ? null : Encoding.UTF8.GetString(applicationMessage.Payload);
    }
}
