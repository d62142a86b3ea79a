using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

public sealed class CameraAddressTests
{
    [Theory]
    [InlineData("0", "Device", "/dev/video0")]
    [InlineData("12", "Device", "/dev/video12")]
    [InlineData("/dev/video2", "Device", "/dev/video2")]
    [InlineData("/dev/v4l/by-id/usb-Cam-video-index0", "Device", "/dev/v4l/by-id/usb-Cam-video-index0")]
    [InlineData("clips/a.mp4", "File", "clips/a.mp4")]
    [InlineData("/home/pi/a.mp4", "File", "/home/pi/a.mp4")]
    [InlineData("rtsp://10.0.0.7/live", "Stream", "rtsp://10.0.0.7/live")]
    [InlineData("http://user@cam/video?x=1", "Stream", "http://***@cam/video?x=1")]
    [InlineData("rtsp://user:p@ss@cam:554/live", "Stream", "rtsp://***@cam:554/live")]
    [InlineData("rtsp://user:p/ss@cam/live", "Stream", "rtsp://***@cam/live")]
    [InlineData("rtsp://user:pass@cam", "Stream", "rtsp://***@cam")]
    public void Sources_are_understood_and_passwords_hidden(string source, string kind, string display)
    {
        var address = CameraAddress.Parse(source);

        Assert.Equal(kind, address.Kind.ToString());
        Assert.Equal(display, address.Display);
    }

    [Fact]
    public void The_location_keeps_the_credentials()
    {
        Assert.Equal("rtsp://user:pass@cam/live", CameraAddress.Parse("rtsp://user:pass@cam/live").Location);
    }
}
