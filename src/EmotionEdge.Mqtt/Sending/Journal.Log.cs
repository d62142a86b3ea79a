using Microsoft.Extensions.Logging;

namespace EmotionEdge.Mqtt.Sending;

internal sealed partial class Journal
{
    [LoggerMessage(LogLevel.Error, "Alerts are not kept on disk: {Trouble} They are sent while the broker is there, and lost by a restart when it is away")]
    private partial void LogNotKept(string trouble);

    [LoggerMessage(LogLevel.Information, "Alerts are kept on disk again")]
    private partial void LogKeptAgain();

    [LoggerMessage(LogLevel.Error, "{Count} messages that were kept on disk are damaged and will not be sent")]
    private partial void LogDamaged(int count);

    [LoggerMessage(LogLevel.Information, "{Count} messages of before the start wait for the MQTT broker")]
    private partial void LogFound(int count);
}
