using System.Device.Gpio.Native;
using Xunit;

namespace Bindings.Tests.Gpio;

public sealed class LinuxSystemCallsTests
{
    private const int NotATerminal = 25;

    [Fact]
    public void A_missing_device_is_named_with_the_call_and_the_reason()
    {
        var error = Assert.Throws<IOException>(() => LinuxSystemCalls.Instance.Open("/dev/gpiochip9321"));

        Assert.Equal("open /dev/gpiochip9321: No such file or directory", error.Message);
    }

    [Fact]
    public void An_ioctl_that_the_device_does_not_know_gives_errno()
    {
        using FileDescriptor file = LinuxSystemCalls.Instance.Open("/dev/null");

        Assert.Equal(NotATerminal, LinuxSystemCalls.Instance.Ioctl(file, GpioIoctl.GetChipInfo, new byte[68]));
    }

    [Fact]
    public void A_million_calls_leave_no_descriptor_behind()
    {
        Span<byte> info = stackalloc byte[68];
        int before = Directory.GetFiles("/proc/self/fd").Length;

        for (var i = 0; i < 300_000; i++)
        {
            using FileDescriptor file = LinuxSystemCalls.Instance.Open("/dev/null");
            Assert.Equal(NotATerminal, LinuxSystemCalls.Instance.Ioctl(file, GpioIoctl.GetChipInfo, info));
        }

        // Other tests of this process open files at the same time.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 1000);
    }
}
