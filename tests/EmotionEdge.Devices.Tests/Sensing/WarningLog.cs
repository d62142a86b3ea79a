using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Devices.Tests.Sensing;

/// <summary>Keeps the lines that an operator would see as warnings or worse.</summary>
internal sealed class WarningLog : ILogger
{
    private readonly ConcurrentQueue<string> _warnings = new();

    public IReadOnlyCollection<string> Warnings => _warnings;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Warning)
            _warnings.Enqueue(formatter(state, exception));
    }
}
