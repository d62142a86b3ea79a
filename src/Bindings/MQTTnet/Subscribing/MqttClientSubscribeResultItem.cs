using MQTTnet.Packets;

namespace MQTTnet;

public sealed class MqttClientSubscribeResultItem
{
    public MqttClientSubscribeResultItem(MqttTopicFilter topicFilter, MqttClientSubscribeResultCode resultCode)
    {
        TopicFilter = topicFilter ?? throw new ArgumentNullException(nameof(topicFilter));
        ResultCode = resultCode;
    }

    public MqttClientSubscribeResultCode ResultCode { get; }

    public MqttTopicFilter TopicFilter { get; }
}
