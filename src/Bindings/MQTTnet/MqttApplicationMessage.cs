using System.Buffers;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttApplicationMessage
{
    /// <summary>Gets or sets the payload; the bytes are copied to the native library when the message is published.</summary>
    public ReadOnlySequence<byte> Payload { get; set; } = ReadOnlySequence<byte>.Empty;

    public MqttQualityOfServiceLevel QualityOfServiceLevel { get; set; }

    public bool Retain { get; set; }

    public string Topic { get; set; } = null!;
}
