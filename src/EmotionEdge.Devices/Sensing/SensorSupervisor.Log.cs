using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Devices;

public sealed partial class SensorSupervisor
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Sensor} streams: {Detail}")]
    private partial void LogStreaming(string sensor, string? detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sensor} is off: {Detail}")]
    private partial void LogOff(string sensor, string? detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sensor} is stalled: {Detail}")]
    private partial void LogStalled(string sensor, string? detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sensor} is lost: {Detail}")]
    private partial void LogLost(string sensor, string? detail);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sensor} is now {State}: {Detail}")]
    private partial void LogStep(string sensor, SensorState state, string? detail);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sensor}: a reader that was given up ended with an error")]
    private partial void LogLateFailure(string sensor, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sensor}: the device could not be closed properly")]
    private partial void LogCloseFailed(string sensor, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sensor}: the device did not close in time; its reader is left behind")]
    private partial void LogStillOpen(string sensor);
}
