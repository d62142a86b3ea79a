using System.Device.Gpio;
using Xunit;

namespace Bindings.Tests.Gpio;

public sealed class PinValueTests
{
    [Fact]
    public void Zero_and_false_are_low_and_everything_else_is_high()
    {
        Assert.Equal(PinValue.Low, (PinValue)0);
        Assert.Equal(PinValue.Low, (PinValue)false);
        Assert.Equal(PinValue.High, (PinValue)(-7));
        Assert.Equal(PinValue.High, (PinValue)true);
        Assert.True(PinValue.Low != PinValue.High);
    }

    [Fact]
    public void Not_turns_one_into_the_other()
    {
        Assert.Equal(PinValue.High, !PinValue.Low);
        Assert.Equal(PinValue.Low, !PinValue.High);
    }

    [Fact]
    public void A_value_converts_back_and_has_a_name()
    {
        Assert.Equal(1, (int)PinValue.High);
        Assert.Equal(0, (byte)PinValue.Low);
        Assert.True((bool)PinValue.High);
        Assert.Equal("High", PinValue.High.ToString());
        Assert.Equal("Low", PinValue.Low.ToString());
    }
}
