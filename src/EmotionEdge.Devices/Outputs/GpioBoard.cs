using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace EmotionEdge.Devices;

/// <summary>The chips of this machine.</summary>
internal sealed class GpioBoard(Func<IReadOnlyList<GpioChip>> list, Func<int, GpioDriver> openDriver) : IGpioBoard
{
    /// <summary>The chips behind the headers of Raspberry Pi 5, 4, 3 and of Jetson Orin, Xavier and Nano.</summary>
    private static readonly string[] KnownLabels =
        ["pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835", "tegra234-gpio", "tegra194-gpio", "tegra-gpio"];

    public GpioBoard()
        : this(GpioChips.List, OpenDriver)
    {
    }

    public IGpioLines Open(string label, int highestLine)
    {
        GpioChip chip = Choose(label, highestLine);
        try
        {
            return new GpioLines(new GpioController(openDriver(chip.Number)));
        }
        catch (Exception exception) when (IsMissing(exception) || exception is IOException or UnauthorizedAccessException)
        {
            throw new GpioUnavailableException($"{chip} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The chip with a label, which must have so many lines.</summary>
    /// <exception cref="GpioUnavailableException">There is none; the message says what there is.</exception>
    public GpioChip Choose(string label, int highestLine)
    {
        IReadOnlyList<GpioChip> chips = list();
        GpioChip chip = Find(label, chips) ?? throw new GpioUnavailableException(
            (label == AlertOutputOptions.AnyKnownChip ? "No GPIO chip of a board that we know" : $"No GPIO chip with the label '{label}'")
            + $"; chips here: {(chips.Count == 0 ? "none" : string.Join(", ", chips))}. " + Advice(chips));
        return highestLine < chip.Lines
            ? chip
            : throw new GpioUnavailableException($"{chip} has no line {highestLine}. Choose lines from 0 to {chip.Lines - 1}.");
    }

    private static GpioChip? Find(string label, IReadOnlyList<GpioChip> chips) => label == AlertOutputOptions.AnyKnownChip
        ? KnownLabels.Select(known => Find(known, chips)).FirstOrDefault(chip => chip is not null)
        : chips.FirstOrDefault(chip => chip.Problem is null && chip.Label == label);

    private static string Advice(IReadOnlyList<GpioChip> chips)
    {
        if (chips.Count == 0)
            return "Leave the lines of the alert output out on a machine without GPIO.";
        return chips.Any(chip => chip.Problem is not null)
            ? "Let the service's user into the group gpio, or set the chip to one of these labels."
            : "Set the chip of the alert output to one of these labels.";
    }

    /// <summary>libgpiod 1, and version 2 where the first is not installed.</summary>
    private static UnixDriver OpenDriver(int chip)
    {
        try
        {
            return new LibGpiodDriver(chip);
        }
        catch (Exception exception) when (IsMissing(exception))
        {
#pragma warning disable SDGPIO0001 // Experimental in 4.0, yet the only driver where libgpiod 2 is installed.
            return new LibGpiodV2Driver(chip);
#pragma warning restore SDGPIO0001
        }
    }

    private static bool IsMissing(Exception exception) =>
        exception is PlatformNotSupportedException or TypeLoadException or TypeInitializationException;
}
