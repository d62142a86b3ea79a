using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionEdge.Tests.Sensing;

public sealed class SwitchesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Sensors_may_open_unless_privacy_is_on()
    {
        var switches = Open();
        Assert.True(switches.Positions.CameraMayOpen);

        switches.Change(positions => positions with { Privacy = true });

        Assert.False(switches.Positions.CameraMayOpen);
        Assert.False(switches.Positions.MicrophoneMayOpen);
    }

    [Fact]
    public void Positions_survive_a_restart()
    {
        Open().Change(positions => positions with { Privacy = true, Microphone = false });

        Assert.Equal(new SwitchPositions(true, true, false), Open().Positions);
    }

    [Theory]
    [InlineData("{ torn")]
    [InlineData("")]
    public void After_a_torn_file_privacy_is_on(string content)
    {
        _folder.Write("switches.json", content);

        Assert.True(Open().Positions.Privacy);
    }

    [Fact]
    public void A_change_is_told_once()
    {
        var switches = Open();
        var told = 0;
        switches.Changed += _ => told++;

        switches.Change(positions => positions with { Camera = false });
        switches.Change(positions => positions with { Camera = false });

        Assert.Equal(1, told);
    }

    [Fact]
    public void Where_nothing_can_be_kept_the_switches_work_all_the_same()
    {
        var file = _folder.Write("a-file", "");
        var switches = new Switches(Path.Combine(file, "below"), NullLogger<Switches>.Instance);

        switches.Change(positions => positions with { Camera = false });

        Assert.False(switches.Positions.CameraMayOpen);
    }

    public void Dispose() => _folder.Dispose();

    private Switches Open() => new(_folder.Path, NullLogger<Switches>.Instance);
}
