using MQTTnet.Packets;

namespace MQTTnet;

public sealed class MqttClientSubscribeOptions
{
    /// <summary>Gets or sets the topic filters, each with the highest quality of service that is wanted for it.</summary>
    public List<MqttTopicFilter> TopicFilters { get; set; } = [];
}
