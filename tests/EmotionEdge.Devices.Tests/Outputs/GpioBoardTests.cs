using System.Device.Gpio;
using Xunit;

namespace EmotionEdge.Devices.Tests.Outputs;

public sealed class GpioBoardTests
{
    private static readonly GpioChip Rp1 = new(4, "pinctrl-rp1", 54);
    private static readonly GpioChip Expander = new(11, "gpio-brcmstb@107d508500", 32);

    private readonly List<int> _opened = [];

    [Theory]
    [InlineData("auto")]
    [InlineData("pinctrl-rp1")]
    public void The_chip_is_opened_by_its_label(string label)
    {
        // The driver says no, which shows the number that was asked for.
        var error = Assert.Throws<GpioUnavailableException>(() => Board(Expander, Rp1).Open(label, 27));

        Assert.Equal([4], _opened);
        Assert.Equal("/dev/gpiochip4 ('pinctrl-rp1', 54 lines) cannot be used: Permission denied", error.Message);
    }

    [Fact]
    public void A_label_that_is_not_there_is_told_with_those_that_are()
    {
        var error = Assert.Throws<GpioUnavailableException>(() => Board(Expander, Rp1).Open("pinctrl-bcm2711", 17));

        Assert.Equal(
            "No GPIO chip with the label 'pinctrl-bcm2711'; chips here: /dev/gpiochip11 ('gpio-brcmstb@107d508500', 32 lines), "
            + "/dev/gpiochip4 ('pinctrl-rp1', 54 lines). Set the chip of the alert output to one of these labels.",
            error.Message);
        Assert.Empty(_opened);
    }

    [Fact]
    public void A_machine_without_GPIO_is_told_to_leave_the_lines_out()
    {
        var error = Assert.Throws<GpioUnavailableException>(() => Board().Open("auto", 17));

        Assert.Equal(
            "No GPIO chip of a board that we know; chips here: none. Leave the lines of the alert output out on a machine without GPIO.",
            error.Message);
    }

    [Fact]
    public void A_chip_that_may_not_be_looked_at_asks_for_the_group()
    {
        var hidden = new GpioChip(0, string.Empty, 0, "Access to the path '/dev/gpiochip0' is denied.");

        var error = Assert.Throws<GpioUnavailableException>(() => Board(hidden).Open("auto", 17));

        Assert.Contains("is denied", error.Message, StringComparison.Ordinal);
        Assert.Contains("group gpio", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_beyond_the_chip_is_told_before_the_driver_is_asked()
    {
        var error = Assert.Throws<GpioUnavailableException>(() => Board(Rp1).Open("auto", 54));

        Assert.Equal("/dev/gpiochip4 ('pinctrl-rp1', 54 lines) has no line 54. Choose lines from 0 to 53.", error.Message);
        Assert.Empty(_opened);
    }

    private GpioBoard Board(params GpioChip[] chips) => new(() => chips, Refuse);

    private GpioDriver Refuse(int chip)
    {
        _opened.Add(chip);
        throw new IOException("Permission denied");
    }
}
