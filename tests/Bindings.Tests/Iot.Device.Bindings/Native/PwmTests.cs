using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.Pwm.Drivers;
using Bindings.Tests.Gpio;
using Iot.Device.Buzzer;
using Xunit;

namespace Bindings.Tests.Iot;

public sealed class PwmTests : IDisposable
{
    private const int Line = 12;
    private readonly FakeGpioKernel _kernel = new();
    private readonly BlockingCollection<bool> _levels = [];
    private readonly GpioController _controller;

    public PwmTests()
    {
        _controller = new GpioController(new LibGpiodDriver(3, _kernel));
        _kernel.Driven = (_, level) => _levels.Add(level);
    }

    [Fact]
    public void A_channel_is_low_until_it_is_started_and_then_alternates()
    {
        using var channel = new SoftwarePwmChannel(Line, 2000, 0.5, controller: _controller, shouldDispose: false);
        Assert.False(Next());
        Assert.False(_levels.TryTake(out _));

        channel.Start();

        for (var i = 0; i < 20; i++)
            Assert.Equal(i % 2 == 0, Next());
    }

    [Fact]
    public void Disposing_a_running_channel_leaves_the_line_low_and_the_controller_open()
    {
        var channel = new SoftwarePwmChannel(Line, 2000, 1, controller: _controller, shouldDispose: false);
        channel.Start();
        Next();
        Assert.True(Next());

        channel.Dispose();
        channel.Dispose();

        Assert.False(_kernel.Levels[Line]);
        Assert.True(_controller.IsPinOpen(Line));
    }

    [Fact]
    public void A_duty_cycle_of_nothing_is_never_high_and_of_everything_never_low()
    {
        using var channel = new SoftwarePwmChannel(Line, 2000, 0, controller: _controller, shouldDispose: false);
        channel.Start();
        for (var i = 0; i < 10; i++)
            Assert.False(Next());

        channel.DutyCycle = 1;
        while (!Next())
        {
        }

        for (var i = 0; i < 10; i++)
            Assert.True(Next());
    }

    [Fact]
    public void A_channel_that_owns_its_controller_closes_it()
    {
        var channel = new SoftwarePwmChannel(Line, controller: _controller);

        channel.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _controller.IsPinOpen(Line));
    }

    [Fact]
    public void A_chip_that_is_unplugged_ends_the_channel_and_not_the_process()
    {
        using var channel = new SoftwarePwmChannel(Line, 2000, 0.5, controller: _controller, shouldDispose: false);
        channel.Start();
        Next();
        Next();

        _kernel.Unplugged = true;
        IOException? error = null;
        SpinWait.SpinUntil(() => (error = Record.Exception(channel.Start) as IOException) is not null);

        Assert.Contains("GPIO_V2_LINE_SET_VALUES_IOCTL", error!.Message, StringComparison.Ordinal);
        _kernel.Unplugged = false;
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(-1, 0.5)]
    [InlineData(400, -0.1)]
    [InlineData(400, 1.1)]
    public void Impossible_settings_are_refused(int frequency, double dutyCycle)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new SoftwarePwmChannel(Line, frequency, dutyCycle, controller: _controller));
        Assert.False(_controller.IsPinOpen(Line));
    }

    [Fact]
    public void A_buzzer_plays_at_its_frequency_and_falls_silent()
    {
        var channel = new SoftwarePwmChannel(Line, controller: _controller, shouldDispose: false);
        using var buzzer = new Buzzer(channel);

        buzzer.StartPlaying(1999.6);
        Next();
        Assert.True(Next());
        Assert.Equal(1999, channel.Frequency);
        buzzer.Dispose();

        Assert.False(_kernel.Levels[Line]);
        Assert.Throws<ObjectDisposedException>(() => buzzer.StartPlaying(440));
    }

    public void Dispose()
    {
        _controller.Dispose();
        _levels.Dispose();
    }

    private bool Next() => _levels.Take(TestContext.Current.CancellationToken);
}
