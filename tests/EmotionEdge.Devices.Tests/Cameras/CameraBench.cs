using System.Collections.Concurrent;
using System.Threading.Channels;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

/// <summary>A camera on a simulated clock whose drivers the test plugs in.</summary>
internal sealed class CameraBench : IAsyncDisposable
{
    private readonly Channel<SensorStatus> _changes = Channel.CreateUnbounded<SensorStatus>();
    private readonly ConcurrentQueue<IVideoCapture> _captures = new();

    public CameraBench(CameraOptions? options = null)
    {
        Camera = new Camera(options ?? new CameraOptions(), Slot, Time, NullLogger<Camera>.Instance, Open);
        Camera.Changed += status => _changes.Writer.TryWrite(status);
    }

    public FakeTimeProvider Time { get; } = new();

    public FrameSlot Slot { get; } = new();

    public Camera Camera { get; }

    public FakeCapture Plug()
    {
        var capture = new FakeCapture();
        _captures.Enqueue(capture);
        return capture;
    }

    public void Start() => Camera.Start(TestContext.Current.CancellationToken);

    public async Task<SensorStatus> Next(SensorState state)
    {
        var status = await _changes.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(state == status.State, $"expected {state}, came {status}");
        return status;
    }

    public VideoFrame NextFrame()
    {
        var frame = Slot.Take(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.NotNull(frame);
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        Camera.SetEnabled(false);
        await Camera.DisposeAsync();
        Slot.Dispose();
    }

    private IVideoCapture Open(CameraAddress address) =>
        _captures.TryDequeue(out var capture)
            ? capture
            : throw new MediaException(address.Display, "there is no such camera", "Plug it in.");
}
