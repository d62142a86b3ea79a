using MQTTnet.Exceptions;

namespace MQTTnet.Protocol;

public static class MqttTopicValidator
{
    public static void ThrowIfInvalid(MqttApplicationMessage applicationMessage)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);

        ThrowIfInvalid(applicationMessage.Topic);
    }

    public static void ThrowIfInvalid(string topic)
    {
        if (string.IsNullOrEmpty(topic))
        {
            throw new MqttProtocolViolationException("Topic should not be empty.");
        }

        var wildcard = topic.IndexOfAny(['+', '#']);
        if (wildcard >= 0)
        {
            throw new MqttProtocolViolationException($"The character '{topic[wildcard]}' is not allowed in topics.");
        }
    }

    public static void ThrowIfInvalidSubscribe(string topic)
    {
        if (string.IsNullOrEmpty(topic))
        {
            throw new MqttProtocolViolationException("Topic should not be empty.");
        }

        var indexOfHash = topic.IndexOf('#', StringComparison.Ordinal);
        if (indexOfHash != -1 && indexOfHash != topic.Length - 1)
        {
            throw new MqttProtocolViolationException("The character '#' is only allowed as last character");
        }
    }
}
