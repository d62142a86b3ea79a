using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Mqtt.Tests;

public sealed class TwinWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TwinWatch _twin;

    public TwinWatchTests() => _twin = new TwinWatch("box", _time);

    [Fact]
    public void A_broker_that_says_so_is_believed_at_once()
    {
        Assert.True(_twin.Ended(TimeSpan.FromHours(5), takenOver: true));
        Assert.Contains("Another device connects to the MQTT broker as 'box'", _twin.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_short_connections_in_a_row_are_suspicious_and_a_long_one_is_not()
    {
        Assert.False(_twin.Ended(TimeSpan.FromSeconds(2), takenOver: false));
        Assert.False(_twin.Ended(TimeSpan.FromSeconds(2), takenOver: false));
        Assert.False(_twin.Ended(TimeSpan.FromMinutes(2), takenOver: false));
        Assert.False(_twin.Ended(TimeSpan.FromSeconds(2), takenOver: false));
        Assert.False(_twin.Ended(TimeSpan.FromSeconds(2), takenOver: false));
        Assert.Null(_twin.Problem);

        Assert.True(_twin.Ended(TimeSpan.FromSeconds(2), takenOver: false));
        Assert.Contains("perhaps another device is named 'box'", _twin.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_twin_that_is_gone_is_forgotten()
    {
        _twin.Ended(TimeSpan.FromSeconds(1), takenOver: true);
        _time.Advance(TimeSpan.FromMinutes(16));

        Assert.Null(_twin.Problem);
    }
}
