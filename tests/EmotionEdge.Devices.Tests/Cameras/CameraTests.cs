using EmotionEdge.Core.Sensing;
using OpenCvSharp;
using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

public sealed class CameraTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_for_a_format_and_says_what_it_got()
    {
        await using var bench = new CameraBench(new CameraOptions { Width = 1280, Height = 720, FramesPerSecond = 30 });
        var driver = bench.Plug();
        driver.Fixed[VideoCaptureProperties.FrameWidth] = 640;
        driver.Fixed[VideoCaptureProperties.FrameHeight] = 480;
        driver.Frame(1);
        bench.Start();
        await bench.Next(SensorState.Opening);

        var status = await bench.Next(SensorState.Streaming);

        Assert.Equal(
            "/dev/video0: 640x480 at 30 frames/s, MJPG, by FAKE; asked for 1280x720 at 30 frames/s, MJPG", status.Detail);
    }

    [Fact]
    public async Task Says_the_format_once_when_it_is_the_one_asked_for()
    {
        await using var bench = new CameraBench();
        bench.Plug().Frame(1);
        bench.Start();
        await bench.Next(SensorState.Opening);

        Assert.Equal("/dev/video0: 640x480 at 15 frames/s, MJPG, by FAKE", (await bench.Next(SensorState.Streaming)).Detail);
    }

    [Fact]
    public async Task Frames_carry_pixels_number_and_time_of_capture()
    {
        await using var bench = new CameraBench();
        var driver = bench.Plug();
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        driver.Frame(77);
        bench.Start();

        var frame = bench.NextFrame();

        Assert.Equal((64, 48), (frame.Width, frame.Height));
        Assert.Equal(77, frame.Pixels[0]);
        Assert.Equal(1, frame.Sequence);
        Assert.Equal(bench.Time.GetTimestamp(), frame.CapturedAt);
        driver.Frame(78);
        Assert.Equal(2, bench.NextFrame().Sequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Grey_and_four_channel_cameras_give_colour_frames(int channels)
    {
        await using var bench = new CameraBench();
        bench.Plug().Frame(new Mat(48, 64, MatType.CV_8UC(channels), new Scalar(9, 9, 9, 0)));
        bench.Start();

        Assert.Equal([9, 9, 9], bench.NextFrame().Pixels[..3].ToArray());
    }

    [Fact]
    public async Task Frames_of_another_size_midway_are_taken_as_they_come()
    {
        await using var bench = new CameraBench();
        var driver = bench.Plug().Frame(1);
        bench.Start();
        Assert.Equal(64, bench.NextFrame().Width);

        driver.Frame(new Mat(96, 128, MatType.CV_8UC3, Scalar.All(5)));

        var frame = bench.NextFrame();
        Assert.Equal((128, 96), (frame.Width, frame.Height));
        Assert.Equal(5, frame.Pixels[^1]);
    }

    [Fact]
    public async Task A_damaged_frame_is_left_out()
    {
        await using var bench = new CameraBench();
        bench.Plug().Damaged().Damaged().Frame(3);
        bench.Start();

        Assert.Equal(1, bench.NextFrame().Sequence);
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
    }

    [Fact]
    public async Task Comes_up_when_the_camera_is_plugged_in_later()
    {
        await using var bench = new CameraBench();
        bench.Start();
        for (var i = 0; i < 3; i++)
        {
            await bench.Next(SensorState.Opening);
            Assert.Contains("no such camera", (await bench.Next(SensorState.Lost)).Detail);
            await bench.Next(SensorState.BackOff);
            if (i == 2)
                bench.Plug().Frame(1);
            bench.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
    }

    [Fact]
    public async Task One_frame_and_then_nothing_is_stalled_lost_and_opened_again_with_numbers_going_on()
    {
        await using var bench = new CameraBench();
        var stuck = bench.Plug().Frame(1);
        var next = bench.Plug();
        bench.Start();
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
        bench.NextFrame();

        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Stalled);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Lost);
        await bench.Next(SensorState.BackOff);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Next(SensorState.Opening);
        next.Frame(2);
        await bench.Next(SensorState.Streaming);
        Assert.Equal(2, bench.NextFrame().Sequence);

        stuck.Frame(99);
        await stuck.Closed.WaitAsync(Cancellation);
        Assert.Equal(2, bench.Slot.Captured);
    }

    [Fact]
    public async Task A_camera_that_gives_no_frame_or_throws_is_opened_again()
    {
        await using var bench = new CameraBench();
        var ended = bench.Plug().Frame(1).End();
        var broken = bench.Plug().Frame(2).Fail(new OpenCVException(ErrorCode.StsError, "read", "select() timeout", "cap_v4l.cpp", 1));
        bench.Plug().Frame(3);
        bench.Start();

        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
        Assert.Contains("gave no frame", (await bench.Next(SensorState.Lost)).Detail);
        await bench.Next(SensorState.BackOff);
        await ended.Closed.WaitAsync(Cancellation);

        bench.Time.Advance(TimeSpan.FromSeconds(30));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
        Assert.Contains("select() timeout", (await bench.Next(SensorState.Lost)).Detail);
        await bench.Next(SensorState.BackOff);
        await broken.Closed.WaitAsync(Cancellation);

        bench.Time.Advance(TimeSpan.FromSeconds(30));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
    }

    [Fact]
    public async Task Switched_off_the_device_is_closed()
    {
        await using var bench = new CameraBench();
        var driver = bench.Plug().Frame(1);
        bench.Start();
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);

        bench.Camera.SetEnabled(false);
        await bench.Next(SensorState.Off);
        driver.Frame(2);

        await driver.Closed.WaitAsync(Cancellation);
        Assert.Equal(1, bench.Slot.Captured);
    }

    [Fact]
    public async Task A_password_is_never_shown()
    {
        await using var bench = new CameraBench(new CameraOptions { Source = "rtsp://admin:s3cret@10.0.0.7/live" });
        bench.Start();
        await bench.Next(SensorState.Opening);

        var lost = await bench.Next(SensorState.Lost);

        Assert.DoesNotContain("s3cret", lost.Detail, StringComparison.Ordinal);
        Assert.Contains("10.0.0.7/live", lost.Detail, StringComparison.Ordinal);
    }
}
