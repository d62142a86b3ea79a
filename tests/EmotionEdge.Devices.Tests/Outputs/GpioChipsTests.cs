using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace EmotionEdge.Devices.Tests.Outputs;

public sealed class GpioChipsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gpio-").FullName;

    [Fact]
    public void Chips_are_found_by_number_and_links_and_other_files_are_not_chips()
    {
        foreach (string name in new[] { "gpiochip10", "gpiochip2", "gpiochipX", "gpio", "gpiochip" })
            File.WriteAllText(Path.Combine(_folder, name), string.Empty);
        File.CreateSymbolicLink(Path.Combine(_folder, "gpiochip4"), "gpiochip2");

        IReadOnlyList<GpioChip> chips = GpioChips.List(_folder, (path, number) => new GpioChip(number, Path.GetFileName(path), 54));

        Assert.Equal([new GpioChip(2, "gpiochip2", 54), new GpioChip(10, "gpiochip10", 54)], chips);
    }

    [Fact]
    public void A_chip_that_may_not_be_opened_is_listed_with_the_reason()
    {
        File.WriteAllText(Path.Combine(_folder, "gpiochip0"), string.Empty);

        GpioChip chip = Assert.Single(GpioChips.List(
            _folder, (_, _) => throw new UnauthorizedAccessException("Access to the path '/dev/gpiochip0' is denied.")));

        Assert.Equal("/dev/gpiochip0 (Access to the path '/dev/gpiochip0' is denied.)", chip.ToString());
    }

    [Fact]
    public void The_kernels_answer_is_read_to_the_end_of_each_name()
    {
        var info = new byte[68];
        Encoding.ASCII.GetBytes("gpiochip0", info);
        Encoding.ASCII.GetBytes("pinctrl-rp1", info.AsSpan(32));
        BinaryPrimitives.WriteUInt32LittleEndian(info.AsSpan(64), 54);
        Assert.Equal(new GpioChip(0, "pinctrl-rp1", 54), GpioChips.Parse(0, info));

        info.AsSpan(32, 32).Fill((byte)'x');
        Assert.Equal(new string('x', 32), GpioChips.Parse(0, info).Label);
    }

    [Fact]
    public void A_device_that_is_no_chip_is_refused_with_the_call_and_the_reason()
    {
        var error = Assert.Throws<IOException>(() => GpioChips.Read("/dev/null", 7));

        Assert.Equal("GPIO_GET_CHIPINFO_IOCTL on /dev/null: Inappropriate ioctl for device", error.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
