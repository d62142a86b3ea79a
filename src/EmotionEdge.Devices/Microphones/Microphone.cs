using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Devices;

/// <summary>
/// The room's microphone, or a media file in its place: opened, watched and opened again for ever; see <see cref="SensorSupervisor"/>.
/// </summary>
public sealed class Microphone : IAsyncDisposable
{
    private readonly MicrophoneOptions _options;
    private readonly MicrophoneSink _sink;
    private readonly TimeProvider _time;
    private readonly IPortAudio _portAudio;
    private readonly SensorSupervisor _supervisor;

    /// <summary>Creates a microphone that is off until <see cref="Start"/>.</summary>
    /// <param name="options">Which one, and how.</param>
    /// <param name="handler">Gets every block of sound.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Gets one line per change of state.</param>
    /// <param name="supervision">How patient it is with its device; null for the defaults.</param>
    public Microphone(
        MicrophoneOptions options,
        AudioBlockHandler handler,
        TimeProvider time,
        ILogger<Microphone> logger,
        SensorSupervisorOptions? supervision = null)
        : this(options, handler, time, logger, RealPortAudio.Instance, supervision)
    {
    }

    internal Microphone(
        MicrophoneOptions options,
        AudioBlockHandler handler,
        TimeProvider time,
        ILogger<Microphone> logger,
        IPortAudio portAudio,
        SensorSupervisorOptions? supervision = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        _options = options;
        _sink = new MicrophoneSink(handler);
        _time = time;
        _portAudio = portAudio;
        _supervisor = new SensorSupervisor("microphone", Open, supervision ?? new SensorSupervisorOptions(), time, logger);
        _supervisor.Changed += OnChanged;
    }

    /// <summary>Raised once per change of state, in order; handlers must be short, as for <see cref="SensorSupervisor.Changed"/>.</summary>
    public event Action<SensorStatus>? Changed;

    /// <summary>Raised after a device was opened or closed; see <see cref="SensorSupervisor.DeviceChanged"/>.</summary>
    public event Action? DeviceChanged
    {
        add => _supervisor.DeviceChanged += value;
        remove => _supervisor.DeviceChanged -= value;
    }

    /// <summary>Where the microphone stands; a block counts as one delivery.</summary>
    public SensorStatus Status => _supervisor.Status;

    /// <summary>Whether a device is open, also one that hangs; a sensing light follows this.</summary>
    public bool IsDeviceOpen => _supervisor.IsDeviceOpen;

    /// <summary>How loud the last whole second was; null when there was none since the device was opened.</summary>
    public SoundLevel? Level => _sink.Meter.Last;

    /// <summary>What was lost or mended since the service started.</summary>
    public MicrophoneFaults Faults => _sink.Faults;

    /// <summary>Begins; the token stops it for good.</summary>
    public void Start(CancellationToken cancellationToken) => _supervisor.Start(cancellationToken);

    /// <summary>Switches it off, which closes the device, or on again.</summary>
    public void SetEnabled(bool enabled) => _supervisor.SetEnabled(enabled);

    /// <summary>Stops, and waits a moment for the device to be closed.</summary>
    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();

    private ISensorSource Open(CancellationToken cancellationToken)
        => _options.IsFile
            ? FileMicrophoneSource.Open(_options, _sink, _time, cancellationToken)
            : LiveMicrophoneSource.Open(_portAudio, _options.Source, _sink, _time);

    private void OnChanged(SensorStatus status)
    {
        if (status.State is not (SensorState.Streaming or SensorState.Stalled))
            _sink.Meter.Reset();
        Changed?.Invoke(status);
    }
}
