using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Devices;

/// <summary>
/// A camera, video file or network stream that fills a <see cref="FrameSlot"/> from its own thread and comes back by
/// itself after it stalled, failed or was unplugged.
/// </summary>
public sealed class Camera : IAsyncDisposable
{
    private readonly SensorSupervisor _supervisor;

    /// <summary>Creates a camera that is off until <see cref="Start"/>.</summary>
    public Camera(
        CameraOptions options, FrameSlot slot, TimeProvider time, ILogger<Camera> logger, SensorSupervisorOptions? supervision = null)
        : this(options, slot, time, logger, OpenCvCapture.Open, supervision)
    {
    }

    internal Camera(
        CameraOptions options,
        FrameSlot slot,
        TimeProvider time,
        ILogger<Camera> logger,
        Func<CameraAddress, IVideoCapture> open,
        SensorSupervisorOptions? supervision = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(slot);
        var address = CameraAddress.Parse(options.Source);
        var publisher = new FramePublisher(slot);
        _supervisor = new SensorSupervisor("camera", OpenSource, supervision ?? new SensorSupervisorOptions(), time, logger);

        ISensorSource OpenSource(CancellationToken cancellationToken)
        {
            if (address.Kind != CameraAddressKind.File)
                return LiveSource.Open(open, address, options, publisher, time);

            // Once an opening, not once a round.
            var source = FileSource.Open(open, address, options, publisher, time, cancellationToken);
            try
            {
                VideoSizeCheck.MustNotChange(address.Location);
                return source;
            }
            catch
            {
                source.Dispose();
                throw;
            }
        }
    }

    /// <summary>Raised once per change of state; see <see cref="SensorSupervisor.Changed"/>.</summary>
    public event Action<SensorStatus>? Changed
    {
        add => _supervisor.Changed += value;
        remove => _supervisor.Changed -= value;
    }

    /// <summary>Raised after a device was opened or closed; see <see cref="SensorSupervisor.DeviceChanged"/>.</summary>
    public event Action? DeviceChanged
    {
        add => _supervisor.DeviceChanged += value;
        remove => _supervisor.DeviceChanged -= value;
    }

    /// <summary>Where the camera stands; while it streams, the detail is the format that was asked for and got.</summary>
    public SensorStatus Status => _supervisor.Status;

    /// <summary>Whether a device is still open, also while it is being closed.</summary>
    public bool IsDeviceOpen => _supervisor.IsDeviceOpen;

    /// <summary>Begins to open the camera unless it is switched off; the token stops it for good.</summary>
    public void Start(CancellationToken cancellationToken) => _supervisor.Start(cancellationToken);

    /// <summary>Switches the camera off, which closes the device, or on again.</summary>
    public void SetEnabled(bool enabled) => _supervisor.SetEnabled(enabled);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();
}
