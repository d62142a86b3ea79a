using Xunit;

namespace EmotionEdge.Devices.Tests;

public sealed class DeviceListTests
{
    [Fact]
    public void Lists_cameras_by_number_with_their_stable_names()
    {
        using var folder = new TempFolder();
        AddNode(folder, 10, "Pi ISP", index: 0);
        AddNode(folder, 2, "C270 HD WEBCAM", index: 0);
        AddNode(folder, 3, "C270 HD WEBCAM", index: 1);
        Directory.CreateDirectory(folder.File("dev/v4l/by-id"));
        File.CreateSymbolicLink(folder.File("dev/v4l/by-id/usb-C270-video-index0"), "../../video2");

        Assert.Equal(
            [
                new CameraDevice("/dev/video2", "C270 HD WEBCAM", "/dev/v4l/by-id/usb-C270-video-index0"),
                new CameraDevice("/dev/video10", "Pi ISP", null),
            ],
            DeviceList.Cameras(folder.Root));
    }

    [Fact]
    public void A_machine_without_cameras_has_none()
    {
        using var folder = new TempFolder();

        Assert.Empty(DeviceList.Cameras(folder.Root));
    }

    private static void AddNode(TempFolder folder, int number, string name, int index)
    {
        var node = $"sys/class/video4linux/video{number}";
        folder.File($"{node}/name", System.Text.Encoding.UTF8.GetBytes(name + "\n"));
        folder.File($"{node}/index", System.Text.Encoding.UTF8.GetBytes(index + "\n"));
    }
}
