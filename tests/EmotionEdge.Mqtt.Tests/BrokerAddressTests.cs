using Xunit;

namespace EmotionEdge.Mqtt.Tests;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData(null, "hub:1883")]
    [InlineData(" , ", "hub:1883")]
    [InlineData("second, third:8883 ,192.168.1.7", "hub:1883 second:1883 third:8883 192.168.1.7:1883")]
    [InlineData("[fd00::1]:8883,[fd00::2]", "hub:1883 fd00::1:8883 fd00::2:1883")]
    public void Brokers_are_tried_in_the_order_of_the_settings(string? fallbacks, string brokers)
    {
        var options = new MqttOptions { Host = "hub", Fallbacks = fallbacks };

        Assert.Empty(BrokerAddress.Mistakes(options));
        Assert.Equal(brokers, string.Join(' ', BrokerAddress.AllOf(options)));
    }

    [Theory]
    [InlineData("second:port")]
    [InlineData(":1883")]
    [InlineData("second:0")]
    [InlineData("second:70000")]
    [InlineData("fd00::1:1883")]
    public void What_is_no_address_is_named(string mistake)
    {
        Assert.Equal([mistake], BrokerAddress.Mistakes(new MqttOptions { Fallbacks = $"good,{mistake}" }));
    }
}
