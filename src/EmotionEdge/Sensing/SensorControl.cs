using EmotionEdge.Core;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Devices;
using Microsoft.Extensions.Hosting;

namespace EmotionEdge.Sensing;

/// <summary>
/// Opens and closes camera and microphone and paces the work as the switches stand, forgets what a closed sensor said, and lights the sensing
/// light while any of them is open.
/// </summary>
internal sealed class SensorControl(
    Camera camera,
    Microphone microphone,
    Switches switches,
    PictureLoop pictures,
    RoomLoop room,
    AlertOutput output,
    Pacer pacer) : IHostedService, IDisposable
{
    private readonly Lock _light = new();
    private readonly CancellationTokenSource _stopping = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        switches.Changed += Apply;
        camera.DeviceChanged += ShowSensing;
        microphone.DeviceChanged += ShowSensing;
        Apply(switches.Positions);
        camera.Start(_stopping.Token);
        microphone.Start(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        switches.Changed -= Apply;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await camera.DisposeAsync().ConfigureAwait(false);
        await microphone.DisposeAsync().ConfigureAwait(false);
        camera.DeviceChanged -= ShowSensing;
        microphone.DeviceChanged -= ShowSensing;
        output.Sensing(false);
    }

    public void Dispose() => _stopping.Dispose();

    private void Apply(SwitchPositions positions)
    {
        pacer.Profile = positions.Profile;
        camera.SetEnabled(positions.CameraMayOpen);
        microphone.SetEnabled(positions.MicrophoneMayOpen);
        if (!positions.CameraMayOpen)
        {
            pictures.Forget();
            room.Forget(Modality.Face);
        }

        if (!positions.MicrophoneMayOpen)
        {
            room.Forget(Modality.Speech);
            room.Forget(Modality.Sound);
        }
    }

    /// <summary>One at a time, so that the one that looked last also shows last.</summary>
    private void ShowSensing()
    {
        lock (_light)
            output.Sensing(camera.IsDeviceOpen || microphone.IsDeviceOpen);
    }
}
