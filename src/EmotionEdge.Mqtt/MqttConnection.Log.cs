using Microsoft.Extensions.Logging;
using MQTTnet;

namespace EmotionEdge.Mqtt;

internal sealed partial class MqttConnection
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the MQTT broker {Host}:{Port}")]
    private partial void LogConnected(string host, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No MQTT broker at {Host}:{Port}: {Trouble}. Trying again in {Delay}, and so on")]
    private partial void LogAway(string host, int port, string trouble, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Still no MQTT broker at {Host}:{Port}: {Trouble}. Trying again in {Delay}")]
    private partial void LogStillAway(string host, int port, string trouble, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The MQTT broker does not let this device publish on {Topic} ({Reason}); check its access rules")]
    private partial void LogPublishRefused(string topic, MqttClientPublishReasonCode reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The MQTT broker does not let this device listen to {Topic} ({Reason}); check its access rules")]
    private partial void LogSubscriptionRefused(string topic, MqttClientSubscribeResultCode reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The MQTT broker was left without a word: {Reason}")]
    private partial void LogNoFarewell(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault in the MQTT connection")]
    private partial void LogFault(Exception exception);
}
