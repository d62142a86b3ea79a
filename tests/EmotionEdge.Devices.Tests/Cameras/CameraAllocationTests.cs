using EmotionEdge.Core.Pacing;
using EmotionEdge.Testing;
using Microsoft.Extensions.Time.Testing;
using OpenCvSharp;
using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

public sealed class CameraAllocationTests : IDisposable
{
    private readonly FrameSlot _slot = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_frame_from_a_device_allocates_nothing(int channels)
    {
        using var picture = new Mat(480, 640, MatType.CV_8UC(channels), Scalar.All(7));
        using var source = LiveSource.Open(
            _ => new StillCapture(picture),
            CameraAddress.Parse("/dev/video0"),
            new CameraOptions(),
            new FramePublisher(_slot),
            new FakeTimeProvider());

        Assert.Equal(0, BytesOf(source, frames: 200));
        Assert.True(_slot.Captured > 200);
    }

    [Fact]
    public void A_frame_from_a_file_at_its_own_speed_allocates_nothing()
    {
        using var picture = new Mat(48, 64, MatType.CV_8UC3, Scalar.All(7));
        using var source = FileSource.Open(
            _ => new StillCapture(picture),
            CameraAddress.Parse("clip.avi"),
            new CameraOptions(),
            new FramePublisher(_slot),
            TimeProvider.System,
            TestContext.Current.CancellationToken);

        Assert.Equal(0, BytesOf(source, frames: 50));
    }

    public void Dispose() => _slot.Dispose();

    private static long BytesOf(ISensorSource source, int frames)
    {
        using var never = new CancellationTokenSource();
        return Allocations.Of(frames, () =>
        {
            if (!source.WaitForNext(never.Token))
                throw new InvalidOperationException("the source ended");
            source.Deliver();
        });
    }
}
