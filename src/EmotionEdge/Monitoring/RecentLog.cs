using System.Globalization;
using EmotionEdge.Core;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Monitoring;

/// <summary>
/// Keeps the last lines of the log in memory, for the support bundle. Of the parts that deal with devices, models and the
/// database all is kept; of the others only what the program itself says, without the values in it: these may be what people
/// said, wrote or are called.
/// </summary>
internal sealed class RecentLog(TimeProvider time) : ILoggerProvider
{
    private const int Capacity = 400;
    private const int LongestLine = 1000;
    private const string Template = "{OriginalFormat}";

    /// <summary>What is in them is of devices and files, never of people.</summary>
    private static readonly string[] Whole =
    [
        "EmotionEdge.Devices.",
        "EmotionEdge.Monitoring.",
        "EmotionEdge.Storage.Database.",
        "EmotionEdge.Sensing.PictureLoop",
        "EmotionEdge.Sensing.SoundLoop",
        "EmotionEdge.Sensing.SensorControl",
    ];

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<string> Lines()
    {
        lock (_gate)
            return [.. _lines];
    }

    public ILogger CreateLogger(string categoryName) =>
        new Logger(this, categoryName, Array.Exists(Whole, whole => categoryName.StartsWith(whole, StringComparison.Ordinal)));

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == Capacity)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    private sealed class Logger(RecentLog log, string category, bool isWhole) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var text = isWhole ? Credentials.Without(formatter(state, exception)) : TemplateOf(state);
            var line = string.Create(
                CultureInfo.InvariantCulture, $"{log.Time:yyyy-MM-dd'T'HH:mm:ss'Z'} {logLevel} {category}: {text}{(exception is null ? "" : $" ({exception.GetType().Name})")}");
            log.Add(line.Length <= LongestLine ? line : line[..LongestLine]);
        }

        private static string TemplateOf<TState>(TState state) =>
            state is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(value => value.Key == Template).Value is string template ? template : "...";
    }

    private DateTime Time => time.GetUtcNow().UtcDateTime;
}
