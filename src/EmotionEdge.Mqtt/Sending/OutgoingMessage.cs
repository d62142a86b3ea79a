using MQTTnet;
using MQTTnet.Protocol;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>A message on its way to the broker.</summary>
/// <param name="Topic">Where to.</param>
/// <param name="Payload">UTF-8.</param>
/// <param name="Acknowledged">QoS 1 instead of 0.</param>
/// <param name="Retained">Whether the broker keeps it for later subscribers.</param>
internal sealed record OutgoingMessage(string Topic, byte[] Payload, bool Acknowledged, bool Retained)
{
    /// <summary>Where it waits until the broker has acknowledged it; <see langword="null"/> when it does not.</summary>
    public LinkedListNode<WaitingMessage>? Place { get; init; }

    /// <summary>Its number, where it has one.</summary>
    public long Seq { get; init; }

    public MqttApplicationMessage ToApplicationMessage() => new MqttApplicationMessageBuilder()
        .WithTopic(Topic)
        .WithPayload(Payload)
        .WithQualityOfServiceLevel(Acknowledged ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce)
        .WithRetainFlag(Retained)
        .Build();
}
