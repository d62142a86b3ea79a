using EmotionEdge.Testing;
using OpenCvSharp;
using Xunit;

namespace Bindings.Tests.OpenCvSharp4;

public sealed class VideoTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"opencv-{Guid.NewGuid():N}.avi");

    [Fact]
    public void Frames_that_were_written_are_read_back()
    {
        Write(frames: 6);

        using var capture = new VideoCapture(_path, VideoCaptureAPIs.FFMPEG);
        using var frame = new Mat();

        Assert.True(capture.IsOpened());
        Assert.Equal((32, 16, 12.0, 6), (capture.FrameWidth, capture.FrameHeight, capture.Fps, capture.FrameCount));
        Assert.Equal("MJPG", capture.FourCC);
        Assert.Equal("FFMPEG", capture.GetBackendName());
        for (var i = 0; i < 6; i++)
        {
            Assert.True(capture.Read(frame));
            Assert.InRange(frame.At<byte>(8, 48), 20 * i - 4, 20 * i + 4);
        }

        Assert.False(capture.Read(frame));
    }

    [Fact]
    public void Seeks_and_grabs_without_decoding()
    {
        Write(frames: 6);
        using var capture = new VideoCapture();
        using var frame = new Mat();

        Assert.True(capture.Open(_path, VideoCaptureAPIs.FFMPEG));
        Assert.True(capture.Set(VideoCaptureProperties.PosFrames, 3));
        Assert.True(capture.Grab());
        Assert.True(capture.Grab());
        Assert.True(capture.Retrieve(frame));

        Assert.InRange(frame.At<byte>(0, 0), 76, 84);
    }

    [Fact]
    public void Properties_of_a_camera_cannot_be_set_on_a_file()
    {
        Write(frames: 1);
        using var capture = new VideoCapture(_path, VideoCaptureAPIs.FFMPEG);

        Assert.Throws<NotSupportedException>(() => capture.FrameWidth = 100);
    }

    [Fact]
    public void What_cannot_be_opened_is_not_open()
    {
        using var file = new VideoCapture("/nonexistent.avi", VideoCaptureAPIs.FFMPEG);
        using var camera = new VideoCapture(987, VideoCaptureAPIs.V4L2);
        using var frame = new Mat();

        Assert.False(file.IsOpened());
        Assert.False(camera.IsOpened());
        Assert.False(file.Read(frame));
        Assert.Equal(0, file.Fps);
    }

    [Fact]
    public void After_its_release_nothing_is_open()
    {
        Write(frames: 1);
        using var capture = new VideoCapture(_path, VideoCaptureAPIs.FFMPEG);

        capture.Release();

        Assert.False(capture.IsOpened());
        capture.Dispose();
        Assert.Throws<ObjectDisposedException>(() => capture.Release());
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        Write(frames: 40);
        using var capture = new VideoCapture(_path, VideoCaptureAPIs.FFMPEG);
        using var frame = new Mat();

        Assert.Equal(0, Allocations.Of(5, () => capture.Read(frame)));
    }

    [Fact]
    public void Four_character_codes_are_numbers()
    {
        Assert.Equal(0x47504A4D, FourCC.MJPG);
        Assert.Equal(FourCC.MJPG, VideoWriter.FourCC("MJPG"));
        Assert.Equal(VideoWriter.FourCC('Y', '8', ' ', ' '), FourCC.FromString("Y8").Value);
        Assert.Throws<ArgumentException>(() => FourCC.FromString("TOOLONG"));
    }

    public void Dispose() => File.Delete(_path);

    private void Write(int frames)
    {
        using var writer = new VideoWriter(_path, VideoCaptureAPIs.FFMPEG, FourCC.MJPG, 12, new Size(32, 16));
        Assert.True(writer.IsOpened());
        for (var i = 0; i < frames; i++)
        {
            using var frame = new Mat(16, 32, MatType.CV_8UC3, Scalar.All(20 * i));
            writer.Write(frame);
        }

        writer.Release();
    }
}
