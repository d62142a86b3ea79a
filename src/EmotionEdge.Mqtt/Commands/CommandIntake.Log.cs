using Microsoft.Extensions.Logging;

namespace EmotionEdge.Mqtt.Commands;

internal sealed partial class CommandIntake
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The command on {Topic} is refused: {Reason}")]
    private partial void LogRefused(string topic, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The command on {Topic} is refused: {Reason} ({Others} more were refused before)")]
    private partial void LogRefusedAgain(string topic, string reason, long others);
}
