using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Text;
using EmotionEdge.Testing;
using Xunit;

namespace Bindings.Tests.Gpio;

public sealed class GpioDriverTests
{
    private readonly FakeGpioKernel _kernel = new();

    [Fact]
    public void An_output_comes_up_with_its_initial_value_and_is_never_at_the_other()
    {
        List<bool> levels = [];
        _kernel.Driven = (line, level) =>
        {
            Assert.Equal(17, line);
            levels.Add(level);
        };
        using GpioController controller = Controller();

        controller.OpenPin(17, PinMode.Output, PinValue.High);

        Assert.Equal([true], levels);
    }

    [Fact]
    public void The_line_request_has_the_bytes_that_the_kernel_expects()
    {
        using GpioController controller = Controller();

        controller.OpenPin(17, PinMode.Output, PinValue.High);

        byte[] expected = new byte[592];
        expected[0] = 17;
        string consumer = Encoding.UTF8.GetString(_kernel.LastRequest, 256, 32).TrimEnd('\0');
        Encoding.UTF8.GetBytes(consumer, expected.AsSpan(256));
        expected[288] = 8;
        expected[296] = 1;
        expected[320] = 2;
        expected[328] = 1;
        expected[336] = 1;
        expected[560] = 1;
        Assert.Equal(expected, _kernel.LastRequest);
        Assert.StartsWith(consumer, Environment.ProcessPath!.Split('/')[^1], StringComparison.Ordinal);
        Assert.NotEmpty(consumer);
    }

    [Theory]
    [InlineData(PinMode.Input, 0x004)]
    [InlineData(PinMode.InputPullUp, 0x104)]
    [InlineData(PinMode.InputPullDown, 0x204)]
    public void An_input_asks_for_its_bias(PinMode mode, int flags)
    {
        using GpioController controller = Controller();

        controller.OpenPin(4, mode);

        Assert.Equal((ulong)flags, _kernel.Flags[4]);
        Assert.Equal(mode, controller.GetPinMode(4));
    }

    [Fact]
    public void Values_written_arrive_and_values_of_the_line_are_read()
    {
        using GpioController controller = Controller();
        GpioPin led = controller.OpenPin(17, PinMode.Output);
        controller.OpenPin(4, PinMode.Input);
        _kernel.Levels[4] = true;

        led.Write(PinValue.High);

        Assert.True(_kernel.Levels[17]);
        Assert.Equal(PinValue.High, controller.Read(4));
        Assert.Equal(PinValue.High, led.Read());
        led.Write(PinValue.Low);
        Assert.False(_kernel.Levels[17]);
    }

    [Fact]
    public void Opening_a_pin_without_a_mode_leaves_it_as_it_is()
    {
        _kernel.Flags[5] = 8;
        _kernel.Levels[5] = true;
        using GpioController controller = Controller();

        controller.OpenPin(5);

        Assert.Equal(PinMode.Output, controller.GetPinMode(5));
        Assert.Empty(_kernel.LastRequest);
        Assert.True(_kernel.Levels[5]);
    }

    [Fact]
    public void A_value_written_to_an_input_is_kept_for_when_it_becomes_an_output()
    {
        using GpioController controller = Controller();
        controller.OpenPin(6, PinMode.Input);

        controller.Write(6, PinValue.High);
        Assert.False(_kernel.Levels[6]);
        controller.SetPinMode(6, PinMode.Output);

        Assert.True(_kernel.Levels[6]);
    }

    [Fact]
    public void Opening_a_pin_twice_gives_the_same_pin()
    {
        using GpioController controller = Controller();

        Assert.Same(controller.OpenPin(17), controller.OpenPin(17));
    }

    [Fact]
    public void A_pin_that_is_not_open_is_refused()
    {
        using GpioController controller = Controller();

        Assert.Throws<InvalidOperationException>(() => controller.Write(17, PinValue.High));
        Assert.Throws<InvalidOperationException>(() => controller.Read(17));
        Assert.Throws<InvalidOperationException>(() => controller.ClosePin(17));
        Assert.Throws<InvalidOperationException>(() => controller.SetPinMode(17, PinMode.Output));
        Assert.False(controller.IsPinOpen(17));
    }

    [Fact]
    public void A_line_that_another_program_holds_names_the_call_the_chip_and_the_line()
    {
        _kernel.TakenByOthers.Add(17);
        using GpioController controller = Controller();

        var error = Assert.Throws<IOException>(() => controller.OpenPin(17, PinMode.Output));

        Assert.Equal("GPIO_V2_GET_LINE_IOCTL on /dev/gpiochip3 line 17: Device or resource busy", error.Message);
    }

    [Fact]
    public void A_line_beyond_the_chip_is_refused_when_it_is_opened()
    {
        using GpioController controller = Controller();

        var error = Assert.Throws<IOException>(() => controller.OpenPin(28));

        Assert.Contains("GPIO_V2_GET_LINEINFO_IOCTL on /dev/gpiochip3 line 28", error.Message, StringComparison.Ordinal);
        Assert.False(controller.IsPinOpen(28));
        Assert.Equal(28, controller.PinCount);
    }

    [Fact]
    public void A_chip_that_was_unplugged_shows_at_the_next_write()
    {
        using GpioController controller = Controller();
        controller.OpenPin(17, PinMode.Output);
        _kernel.Unplugged = true;

        var error = Assert.Throws<IOException>(() => controller.Write(17, PinValue.High));

        Assert.Contains("GPIO_V2_LINE_SET_VALUES_IOCTL", error.Message, StringComparison.Ordinal);
        Assert.Contains("No such device", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_the_pin_or_the_controller_gives_the_descriptors_back()
    {
        GpioController controller = Controller();
        GpioPin pin = controller.OpenPin(17, PinMode.Output);
        controller.OpenPin(18, PinMode.Output);
        Assert.Equal(3, _kernel.OpenDescriptors.Count);

        pin.Dispose();
        pin.Dispose();
        Assert.Equal(2, _kernel.OpenDescriptors.Count);
        controller.Dispose();
        controller.Dispose();

        Assert.Empty(_kernel.OpenDescriptors);
        Assert.Throws<ObjectDisposedException>(() => controller.OpenPin(17));
    }

    [Fact]
    public void The_second_driver_speaks_to_the_same_kernel()
    {
#pragma warning disable SDGPIO0001 // Experimental upstream.
        using var controller = new GpioController(new LibGpiodV2Driver(3, _kernel));
#pragma warning restore SDGPIO0001

        controller.OpenPin(21, PinMode.Output, PinValue.High);

        Assert.True(_kernel.Levels[21]);
    }

    [Fact]
    public void A_million_writes_allocate_nothing_and_a_hundred_thousand_mode_changes_keep_one_descriptor()
    {
        using GpioController controller = Controller();
        controller.OpenPin(17, PinMode.Output);
        controller.Write(17, PinValue.High);

        int writes = 0;
        Assert.Equal(0, Allocations.Of(200_000, () => controller.Write(17, writes++ % 2)));

        for (var i = 0; i < 100_000; i++)
            controller.SetPinMode(17, i % 2 == 0 ? PinMode.Input : PinMode.Output);
        Assert.Equal(2, _kernel.OpenDescriptors.Count);
    }

    private GpioController Controller() => new(new LibGpiodDriver(3, _kernel));
}
