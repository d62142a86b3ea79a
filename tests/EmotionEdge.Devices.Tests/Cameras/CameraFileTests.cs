using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Devices.Tests.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

public sealed class CameraFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FrameSlot _slot = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_played_once_ends_and_is_off()
    {
        Pictures.WriteVideo(_folder.File("clip.avi"), frames: 10, rate: 10);
        await using var camera = CameraOf(_folder.File("clip.avi"), loop: false);
        var off = Reach(camera, SensorState.Off);

        camera.Start(Cancellation);

        Assert.Equal("came to its end", (await off).Detail);
        Assert.Equal(10, _slot.Captured);
    }

    [Fact]
    public async Task A_looped_file_goes_on_after_its_end()
    {
        Pictures.WriteVideo(_folder.File("clip.avi"), frames: 5, rate: 10);
        await using var camera = CameraOf(_folder.File("clip.avi"), loop: true);

        camera.Start(Cancellation);
        while (_slot.Captured < 23)
            await Task.Yield();

        Assert.Equal(SensorState.Streaming, camera.Status.State);
        Assert.Contains("looped", camera.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(1, camera.Status.Openings);
    }

    [Fact]
    public async Task A_file_that_is_no_video_is_named_and_tried_again()
    {
        var path = _folder.File("clip.mp4", "hello"u8);
        await using var camera = CameraOf(path, loop: false);
        var backOff = Reach(camera, SensorState.BackOff);

        camera.Start(Cancellation);

        Assert.Contains($"{path}: is text, not a video", (await backOff).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_is_not_there_says_so()
    {
        await using var camera = CameraOf("/dev/v4l/by-id/no-such-camera", loop: false);
        var backOff = Reach(camera, SensorState.BackOff);

        camera.Start(Cancellation);

        Assert.Contains("there is no such camera", (await backOff).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_no_camera_says_so()
    {
        await using var camera = CameraOf("/dev/null", loop: false);
        var backOff = Reach(camera, SensorState.BackOff);

        camera.Start(Cancellation);

        Assert.Contains("/dev/null: cannot be opened as a camera", (await backOff).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_from_the_network_is_taken_and_lost_when_the_other_side_ends_it()
    {
        await Ffmpeg.Run("-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=1", "-c:v", "mpeg2video", _folder.File("clip.ts"));
        using var server = new VideoServer(_folder.File("clip.ts"));
        await using var camera = CameraOf(server.Address, loop: false);
        var streaming = Reach(camera, SensorState.Streaming);
        var lost = Reach(camera, SensorState.Lost);

        camera.Start(Cancellation);

        Assert.Contains("64x48", (await streaming).Detail, StringComparison.Ordinal);
        Assert.Contains("gave no frame", (await lost).Detail, StringComparison.Ordinal);
        Assert.InRange(_slot.Captured, 20, 25);
    }

    public void Dispose()
    {
        _slot.Dispose();
        _folder.Dispose();
    }

    private static Task<SensorStatus> Reach(Camera camera, SensorState state)
    {
        var reached = new TaskCompletionSource<SensorStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        camera.Changed += status =>
        {
            if (status.State == state)
                reached.TrySetResult(status);
        };
        return reached.Task.WaitAsync(Cancellation);
    }

    private Camera CameraOf(string source, bool loop) => new(
        new CameraOptions { Source = source, Loop = loop, OwnSpeed = false },
        _slot,
        TimeProvider.System,
        NullLogger<Camera>.Instance);
}
