using EmotionEdge.Core.Alerts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EmotionEdge.Devices;

/// <summary>
/// Shows alerts on a light and a buzzer, and lights the sensing light while a sensor is open. No member throws for missing or
/// lost hardware: the problem is logged once, <see cref="Problem"/> has it, and the lines are tried again every 30 seconds.
/// Everything is off after <see cref="Dispose"/>, when the process ends and after an unhandled exception. Thread-safe.
/// </summary>
public sealed partial class AlertOutput : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly AlertOutputOptions _options;
    private readonly TimeProvider _time;
    private readonly IGpioBoard _board;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private BoardOutputs? _outputs;
    private AlertSeverity? _showing;
    private bool _isSensing;
    private bool _isDisposed;
    private string? _problem;
    private long _patternStart;
    private long _shownAt;
    private long _triedAt;

    public AlertOutput(IOptions<AlertOutputOptions> options, TimeProvider time, ILogger<AlertOutput> logger)
        : this(options.Value, time, logger, new GpioBoard())
    {
    }

    internal AlertOutput(AlertOutputOptions options, TimeProvider time, ILogger logger, IGpioBoard board)
    {
        (_options, _time, _logger, _board) = (options, time, logger, board);
        _timer = time.CreateTimer(_ => Update(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        AppDomain.CurrentDomain.ProcessExit += OnProcessEnd;
        AppDomain.CurrentDomain.UnhandledException += OnProcessEnd;
        Update();
    }

    /// <summary>The severity that is shown, or null.</summary>
    public AlertSeverity? Showing
    {
        get
        {
            lock (_lock)
                return _showing;
        }
    }

    /// <summary>Why the lines are not driven, or null when they are or none is configured.</summary>
    public string? Problem
    {
        get
        {
            lock (_lock)
                return _problem;
        }
    }

    /// <summary>
    /// Shows an alert until <see cref="Clear"/> or the time-out, in place of one that is shown. The same severity again only
    /// renews the time-out.
    /// </summary>
    public void Show(AlertSeverity severity)
    {
        lock (_lock)
        {
            _shownAt = _time.GetTimestamp();
            if (_showing != severity)
                _patternStart = _shownAt;
            _showing = severity;
        }

        Update();
    }

    /// <summary>Ends the alert: light and buzzer go off.</summary>
    public void Clear()
    {
        lock (_lock)
            _showing = null;
        Update();
    }

    /// <summary>Switches the sensing light: on while any sensor is open.</summary>
    public void Sensing(bool isOpen)
    {
        lock (_lock)
            _isSensing = isOpen;
        Update();
    }

    /// <summary>Switches everything off and gives the lines back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _showing = null;
            AppDomain.CurrentDomain.ProcessExit -= OnProcessEnd;
            AppDomain.CurrentDomain.UnhandledException -= OnProcessEnd;
            _timer.Dispose();
            Release();
        }
    }

    private void OnProcessEnd(object? sender, EventArgs arguments) => Dispose();

    /// <summary>Brings the lines to where they should be now and sets the timer to the next change.</summary>
    private void Update()
    {
        lock (_lock)
        {
            if (_isDisposed || !_options.IsConfigured)
                return;

            if (_showing is not null && _time.GetElapsedTime(_shownAt) >= _options.Timeout)
                _showing = null;

            TimeSpan wait = Timeout.InfiniteTimeSpan;
            PatternPhase light = default;
            PatternPhase sound = default;
            if (_showing is { } severity)
            {
                SeverityPatterns patterns = _options.PatternsOf(severity);
                TimeSpan elapsed = _time.GetElapsedTime(_patternStart);
                light = PatternPhase.Of(patterns.Light, elapsed);
                sound = PatternPhase.Of(patterns.Sound, elapsed);
                // Looking at least once a minute lets a steady light follow the night.
                wait = Soonest(Soonest(light.Remaining, sound.Remaining), LongestWait);
                wait = Soonest(wait, _options.Timeout - _time.GetElapsedTime(_shownAt));
            }

            double brightness = light.IsOn ? _options.BrightnessAt(TimeOnly.FromDateTime(_time.GetLocalNow().DateTime)) : 0;
            if (!TryDrive(brightness, sound.IsOn))
                wait = Soonest(wait, RetryAfter - _time.GetElapsedTime(_triedAt));
            _timer.Change(WholeMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private bool TryDrive(double brightness, bool sound)
    {
        if (_outputs is null && _problem is not null && _time.GetElapsedTime(_triedAt) < RetryAfter)
            return false;

        try
        {
            if (_outputs is null)
            {
                _outputs = new BoardOutputs(_board, _options);
                _problem = null;
                LogOpened(_options.Chip);
            }

            _outputs.Set(brightness, sound, _isSensing);
            return true;
        }
        catch (Exception exception) when (IsLineFailure(exception))
        {
            if (_problem != exception.Message)
                LogUnavailable(exception.Message, RetryAfter.TotalSeconds);
            _problem = exception.Message;
            _triedAt = _time.GetTimestamp();
            Release();
            return false;
        }
    }

    private void Release()
    {
        try
        {
            _outputs?.Dispose();
        }
        catch (Exception exception) when (IsLineFailure(exception))
        {
            if (_problem is null)
                LogNotOff(exception.Message);
        }

        _outputs = null;
    }

    private static bool IsLineFailure(Exception exception) => exception
        is GpioUnavailableException or IOException or UnauthorizedAccessException or InvalidOperationException;

    /// <summary>Timers cut fractions of a millisecond off, and would fire before the change.</summary>
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan
        ? wait
        : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));

    private static TimeSpan Soonest(TimeSpan a, TimeSpan b)
    {
        if (a == Timeout.InfiniteTimeSpan)
            return b;
        return b == Timeout.InfiniteTimeSpan || a < b ? a : b;
    }
}
