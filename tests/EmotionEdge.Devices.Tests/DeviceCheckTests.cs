using EmotionEdge.Core.Doctor;
using Xunit;

namespace EmotionEdge.Devices.Tests;

public sealed class DeviceCheckTests
{
    [Fact]
    public void A_camera_that_is_not_there_is_a_problem_and_those_that_are_there_are_named()
    {
        using var root = new TempFolder();
        var entry = Directory.CreateDirectory(Path.Combine(root.Root, "sys/class/video4linux/video3"));
        File.WriteAllText(Path.Combine(entry.FullName, "name"), "C920\n");

        var finding = DeviceCheck.Camera(new CameraOptions { Source = "/dev/video99" }, root.Root);

        Assert.Equal((FindingState.Problem, "/dev/video99 does not exist"), (finding.State, finding.Message));
        Assert.Contains("/dev/video3 (C920)", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_may_be_used_is_fine() =>
        Assert.Equal(FindingState.Fine, DeviceCheck.Camera(new CameraOptions { Source = "/dev/null" }).State);

    [Fact]
    public void A_password_in_the_address_of_a_camera_is_not_told()
    {
        var finding = DeviceCheck.Camera(new CameraOptions { Source = "rtsp://me:secret@camera/1" });
        Assert.Equal(FindingState.Fine, finding.State);
        Assert.DoesNotContain("secret", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_place_of_a_device_is_told()
    {
        Assert.Equal(FindingState.Hint, DeviceCheck.Camera(new CameraOptions { Source = typeof(DeviceCheckTests).Assembly.Location }).State);
        Assert.Equal(FindingState.Problem, DeviceCheck.Camera(new CameraOptions { Source = "/absent.mp4" }).State);
        Assert.Equal(FindingState.Problem, DeviceCheck.Microphone(new MicrophoneOptions { Source = "/absent.wav" }).State);
    }

    [Fact]
    public void The_microphone_must_be_among_those_that_are_plugged_in()
    {
        Assert.Equal("USB Audio is there", Look("usb", new MicrophoneInfo("USB Audio", true, 1, 48000)).Message);
        var other = Look("line", new MicrophoneInfo("USB Audio", true, 1, 48000));
        Assert.Equal(FindingState.Problem, other.State);
        Assert.Contains("\"USB Audio\"", other.Message, StringComparison.Ordinal);
        Assert.Contains("group audio", Look("default").Remedy, StringComparison.Ordinal);

        static Finding Look(string source, params MicrophoneInfo[] there) => DeviceCheck.Microphone(new MicrophoneOptions { Source = source }, () => there);
    }

    [Fact]
    public void Lines_must_be_on_a_chip_that_is_there()
    {
        var board = new GpioBoard(() => [new GpioChip(0, "pinctrl-rp1", 54)], _ => throw new InvalidOperationException("nothing is to be opened"));

        Assert.Equal(FindingState.Fine, DeviceCheck.Gpio(new AlertOutputOptions(), board).State);
        Assert.Equal(FindingState.Fine, DeviceCheck.Gpio(new AlertOutputOptions { LedLine = 17 }, board).State);
        Assert.Equal(FindingState.Problem, DeviceCheck.Gpio(new AlertOutputOptions { LedLine = 60 }, board).State);
        Assert.Contains("pinctrl-rp1", DeviceCheck.Gpio(new AlertOutputOptions { LedLine = 17, Chip = "other" }, board).Message, StringComparison.Ordinal);
    }
}
