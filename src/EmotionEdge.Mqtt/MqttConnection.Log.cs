using Microsoft.Extensions.Logging;
using MQTTnet;

namespace EmotionEdge.Mqtt;

internal sealed partial class MqttConnection
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the MQTT broker {Broker}")]
    private partial void LogConnected(BrokerAddress broker);

    [LoggerMessage(Level = LogLevel.Information, Message = "The first MQTT broker, {Broker}, is there again; going back to it")]
    private partial void LogReturning(BrokerAddress broker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No MQTT broker at {Broker}: {Trouble}. Trying again later, and so on")]
    private partial void LogAway(BrokerAddress broker, string trouble);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Still no MQTT broker at {Broker}: {Trouble}")]
    private partial void LogStillAway(BrokerAddress broker, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private partial void LogTwin(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The MQTT broker does not let this device publish on {Topic} ({Reason}); check its access rules")]
    private partial void LogPublishRefused(string topic, MqttClientPublishReasonCode reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The MQTT broker does not let this device listen to {Topic} ({Reason}); check its access rules")]
    private partial void LogSubscriptionRefused(string topic, MqttClientSubscribeResultCode reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The MQTT broker was left without a word: {Reason}")]
    private partial void LogNoFarewell(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault in the MQTT connection")]
    private partial void LogFault(Exception exception);
}
