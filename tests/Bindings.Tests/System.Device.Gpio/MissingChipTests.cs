using System.Device.Gpio.Drivers;
using Xunit;

namespace Bindings.Tests.Gpio;

public sealed class MissingChipTests
{
    [Fact]
    public void A_chip_that_does_not_exist_is_an_error_with_the_reason()
    {
        Assert.SkipWhen(File.Exists("/dev/gpiochip9321"), "there is such a chip");

        Exception? error = Record.Exception(() => new LibGpiodDriver(9321));

        // Upstream says PlatformNotSupported where libgpiod is not installed.
        Assert.True(error is IOException or PlatformNotSupportedException, error?.ToString() ?? "no error");
    }
}
