namespace MQTTnet;

public sealed class MqttClientPublishResult
{
    internal MqttClientPublishResult(ushort? packetIdentifier, MqttClientPublishReasonCode reasonCode)
    {
        PacketIdentifier = packetIdentifier;
        ReasonCode = reasonCode;
    }

    /// <summary>
    ///     Returns if the overall status of the publish is a success. This can be the reason code _Success_ or
    ///     _NoMatchingSubscribers_. _NoMatchingSubscribers_ usually indicates only that no other client is interested.
    /// </summary>
    public bool IsSuccess => ReasonCode is MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers;

    /// <summary>Gets the packet identifier which was used; <c>null</c> for quality of service 0.</summary>
    public ushort? PacketIdentifier { get; }

    public MqttClientPublishReasonCode ReasonCode { get; }
}
