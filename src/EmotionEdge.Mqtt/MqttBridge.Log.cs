using Microsoft.Extensions.Logging;

namespace EmotionEdge.Mqtt;

public sealed partial class MqttBridge
{
    [LoggerMessage(Level = LogLevel.Error, Message = "More than {Capacity} alerts wait for the MQTT broker; the oldest was dropped")]
    private partial void LogAlertDropped(int capacity);
}
