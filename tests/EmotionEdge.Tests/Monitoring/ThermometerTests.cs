using EmotionEdge.Monitoring;

namespace EmotionEdge.Tests.Monitoring;

public sealed class ThermometerTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void The_hottest_zone_counts()
    {
        _root.Write("sys/class/thermal/thermal_zone0/temp", "51234\n");
        _root.Write("sys/class/thermal/thermal_zone1/temp", "63500\n");
        _root.Write("sys/class/thermal/thermal_zone2/temp", "asleep\n");
        _root.Write("sys/class/thermal/cooling_device0/temp", "99000\n");

        Assert.Equal(63.5, new Thermometer(_root.Path).Read());
    }

    [Fact]
    public void A_board_without_zones_has_no_temperature() => Assert.Null(new Thermometer(_root.Path).Read());

    [Fact]
    public void A_zone_that_cannot_be_read_is_left_out()
    {
        Directory.CreateDirectory(Path.Combine(_root.Path, "sys/class/thermal/thermal_zone0/temp"));

        Assert.Null(new Thermometer(_root.Path).Read());
    }

    public void Dispose() => _root.Dispose();
}
