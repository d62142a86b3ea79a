using MQTTnet.Packets;

namespace MQTTnet;

public sealed class MqttClientSubscribeOptionsBuilder
{
    private readonly MqttClientSubscribeOptions _subscribeOptions = new();

    public MqttClientSubscribeOptions Build()
    {
        return _subscribeOptions;
    }

    public MqttClientSubscribeOptionsBuilder WithTopicFilter(Action<MqttTopicFilterBuilder> topicFilterBuilder)
    {
        ArgumentNullException.ThrowIfNull(topicFilterBuilder);

        var builder = new MqttTopicFilterBuilder();
        topicFilterBuilder(builder);

        return WithTopicFilter(builder.Build());
    }

    public MqttClientSubscribeOptionsBuilder WithTopicFilter(MqttTopicFilter topicFilter)
    {
        ArgumentNullException.ThrowIfNull(topicFilter);

        _subscribeOptions.TopicFilters.Add(topicFilter);
        return this;
    }
}
