using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Devices;

/// <summary>
/// Keeps one camera or microphone delivering: opens it, watches it, gives it up when it fails or falls silent, waits
/// and opens it again, for ever, also when it never opened yet.
/// </summary>
/// <remarks>
/// <code>
/// Off -> Opening -> Streaming &lt;-> Stalled -> Lost -> BackOff -> Opening ...
/// </code>
/// Each opening has a thread of its own. A native read that hangs cannot be cancelled: the thread is left behind, its
/// device is closed when the read returns, and a new one is opened meanwhile.
/// </remarks>
public sealed partial class SensorSupervisor : IAsyncDisposable
{
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly string _name;
    private readonly Func<CancellationToken, ISensorSource> _open;
    private readonly SensorSupervisorOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly BackOff _backOff;
    private readonly ITimer _timer;

    private SensorState _state = SensorState.Off;
    private string? _detail = "not started";
    private DateTimeOffset _since;
    private long _delivered;
    private int _openings;

    private SensorLease? _lease;
    private long? _dueAt;
    private string? _reported;
    private int _hanging;
    private int _devicesOpen;
    private bool _enabled = true;
    private bool _running;
    private CancellationTokenRegistration _stopping;

    /// <summary>Creates a supervisor that is off until <see cref="Start"/>.</summary>
    /// <param name="name">"camera" or "microphone".</param>
    /// <param name="open">Opens the device; blocks, throws with a reason for people when it cannot.</param>
    /// <param name="options">How patient it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Gets one line per change of state.</param>
    /// <param name="random">Source of the back-off's jitter; null for <see cref="Random.Shared"/>.</param>
    public SensorSupervisor(
        string name,
        Func<CancellationToken, ISensorSource> open,
        SensorSupervisorOptions options,
        TimeProvider time,
        ILogger logger,
        Random? random = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _name = name;
        _open = open;
        _options = options;
        _time = time;
        _logger = logger;
        _backOff = new BackOff(options.MinimumBackOff, options.MaximumBackOff, random ?? Random.Shared);
        _since = time.GetUtcNow();
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Raised once per change of state, in order, under the supervisor's lock: handlers must be short and must not wait
    /// for another thread that asks this supervisor for something.
    /// </summary>
    public event Action<SensorStatus>? Changed;

    /// <summary>
    /// Raised after a device was opened or closed, under the supervisor's lock as <see cref="Changed"/> is. A device is
    /// closed a moment after the sensor is off or lost.
    /// </summary>
    public event Action? DeviceChanged;

    /// <summary>Where the sensor stands now.</summary>
    public SensorStatus Status
    {
        get
        {
            lock (_gate)
                return Snapshot();
        }
    }

    /// <summary>
    /// Whether any device is still open, counting those whose reader hangs; a sensing light follows this. Takes no lock: it
    /// may be asked while any supervisor tells of a change.
    /// </summary>
    public bool IsDeviceOpen => Volatile.Read(ref _devicesOpen) > 0;

    /// <summary>Begins to open the device unless it is switched off; the token stops it for good.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_running)
                return;
            _running = true;
            if (_enabled)
                Open();
            else
                Enter(SensorState.Off, "switched off");
        }

        _stopping = cancellationToken.Register(Stop);
    }

    /// <summary>Switches the sensor off, which closes the device, or on again.</summary>
    public void SetEnabled(bool enabled)
    {
        lock (_gate)
        {
            if (_enabled == enabled)
                return;
            _enabled = enabled;
            if (!_running)
                return;

            if (enabled)
            {
                _backOff.Reset();
                Open();
            }
            else
            {
                Close("switched off");
            }
        }
    }

    /// <summary>Stops and waits a moment for the device to be closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync().ConfigureAwait(false);
        Task finished;
        lock (_gate)
        {
            finished = _lease?.Finished ?? Task.CompletedTask;
        }

        Stop();
        await _timer.DisposeAsync().ConfigureAwait(false);
        try
        {
            await finished.WaitAsync(ClosingPatience, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogStillOpen(_name);
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            if (!_running)
                return;
            _running = false;
            Close("stopped");
        }
    }

    // Everything below runs under the lock, except Read.

    private void Open()
    {
        if (_hanging >= _options.MaximumHangingReaders)
        {
            Lose($"{_hanging} earlier readers still hang in the driver; unplug the device or restart the service", hangs: false);
            return;
        }

        var lease = new SensorLease { LastSeen = _time.GetTimestamp() };
        _lease = lease;
        Enter(SensorState.Opening, null);
        Arm(_options.OpenTimeout);
        new Thread(() => Read(lease)) { IsBackground = true, Name = _name }.Start();
    }

    private void Close(string reason)
    {
        _dueAt = null;
        _lease?.Cancel();
        _lease = null;
        if (_state != SensorState.Off)
            Enter(SensorState.Off, reason);
    }

    private void Lose(string reason, bool hangs)
    {
        if (_lease is { } lease)
        {
            if (hangs)
            {
                lease.IsAbandoned = true;
                _hanging++;
            }

            if (lease.FirstDelivered != 0 && _time.GetElapsedTime(lease.FirstDelivered, lease.LastSeen) >= _options.StableAfter)
                _backOff.Reset();
            lease.Cancel();
            _lease = null;
        }

        Enter(SensorState.Lost, reason);
        var wait = _backOff.Next();
        Enter(SensorState.BackOff, FormattableString.Invariant($"opening again in {wait.TotalSeconds:F1} s: {reason}"));
        Arm(wait);
    }

    private void Arm(TimeSpan wait)
    {
        _dueAt = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_dueAt is not { } due)
                return;

            // A call left over from an earlier arming comes too early.
            var left = _time.GetElapsedTime(_time.GetTimestamp(), due);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }

            _dueAt = null;
            if (_state == SensorState.BackOff)
                Open();
            else if (_lease is { } lease)
                Watch(lease);
        }
    }

    private void Watch(SensorLease lease)
    {
        var silence = _time.GetElapsedTime(lease.LastSeen);
        var allowed = !lease.IsOpen ? _options.OpenTimeout
            : _state == SensorState.Stalled ? _options.StallAfter + _options.GiveUpAfter
            : _options.StallAfter;

        if (silence < allowed)
        {
            Arm(allowed - silence);
        }
        else if (!lease.IsOpen)
        {
            Lose(FormattableString.Invariant($"opening did not end within {allowed.TotalSeconds:0.#} s"), hangs: true);
        }
        else if (_state == SensorState.Stalled)
        {
            Lose(FormattableString.Invariant($"delivered nothing for {allowed.TotalSeconds:0.#} s"), hangs: true);
        }
        else
        {
            Enter(SensorState.Stalled, FormattableString.Invariant($"delivered nothing for {allowed.TotalSeconds:0.#} s"));
            Arm(_options.GiveUpAfter);
        }
    }

    private void Enter(SensorState state, string? detail)
    {
        _state = state;
        _detail = detail;
        _since = _time.GetUtcNow();
        Report(state, detail);
        Changed?.Invoke(Snapshot());
    }

    private void Report(SensorState state, string? detail)
    {
        switch (state)
        {
            case SensorState.Streaming:
                _reported = null;
                LogStreaming(_name, detail);
                break;
            case SensorState.Off:
                _reported = null;
                LogOff(_name, detail);
                break;
            case SensorState.Stalled:
                LogStalled(_name, detail);
                break;
            case SensorState.Lost when detail != _reported:
                _reported = detail;
                LogLost(_name, detail);
                break;
            default:
                // A device that stays away fails in the same way every half minute: say that once.
                LogStep(_name, state, detail);
                break;
        }
    }

    private SensorStatus Snapshot() => new(_name, _state, _detail, _since, _delivered, _openings);
}
