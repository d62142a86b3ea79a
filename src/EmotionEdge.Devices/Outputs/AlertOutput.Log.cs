using Microsoft.Extensions.Logging;

namespace EmotionEdge.Devices;

public sealed partial class AlertOutput
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert lights and buzzer are not driven: {Problem} (trying again every {Seconds} s)")]
    private partial void LogUnavailable(string problem, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert lights and buzzer are driven on chip {Chip}")]
    private partial void LogOpened(string chip);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert lights and buzzer could not be switched off: {Problem}")]
    private partial void LogNotOff(string problem);
}
