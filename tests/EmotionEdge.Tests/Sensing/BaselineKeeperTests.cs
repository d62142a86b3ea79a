using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Sensing;

public sealed class BaselineKeeperTests : IDisposable
{
    private static readonly RestingState Faces = new(Modality.Face, 12.5, [0.4, 0.05, 0.05, 0.4, 0.05, 0.025, 0.025]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task What_was_learnt_survives_a_restart()
    {
        var (keeper, baseline) = Open();
        baseline.Restore([Faces]);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        var learnt = Assert.Single(Open().Baseline.Learnt);

        Assert.Equal((Faces.Modality, Faces.Hours), (learnt.Modality, learnt.Hours));
        Assert.Equal(Faces.Scores, learnt.Scores);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "baseline.json.new")));
    }

    [Fact]
    public async Task It_is_written_every_ten_minutes_for_the_case_of_a_power_cut()
    {
        var (keeper, baseline) = Open();
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        baseline.Restore([Faces]);
        Assert.Empty(Open().Baseline.Learnt);

        for (var i = 0; i < 200 && Open().Baseline.Learnt.Count == 0; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Single(Open().Baseline.Learnt);
        await keeper.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void After_a_reset_it_is_forgotten_now_and_for_ever()
    {
        var (keeper, baseline) = Open();
        baseline.Restore([Faces]);

        keeper.Forget();

        Assert.Empty(baseline.Learnt);
        Assert.Empty(Open().Baseline.Learnt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ torn")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"modality":"Face","hours":2}]""")]
    [InlineData("""[{"modality":"Nose","hours":2,"scores":[1,0,0,0,0,0,0]}]""")]
    [InlineData("""[{"modality":"Face","hours":2,"scores":[9,0,0,0,0,0,0]}]""")]
    public void A_file_that_makes_no_sense_is_learnt_anew(string content)
    {
        _folder.Write("baseline.json", content);

        Assert.Empty(Open().Baseline.Learnt);
    }

    [Fact]
    public void Where_nothing_can_be_kept_it_works_all_the_same()
    {
        var file = _folder.Write("a-file", "");
        var baseline = new NeutralBaseline(new BaselineOptions());
        using var keeper = new BaselineKeeper(Path.Combine(file, "below"), baseline, _time, NullLogger<BaselineKeeper>.Instance);

        keeper.Forget();

        Assert.Empty(baseline.Learnt);
    }

    public void Dispose() => _folder.Dispose();

    private (BaselineKeeper Keeper, NeutralBaseline Baseline) Open()
    {
        var baseline = new NeutralBaseline(new BaselineOptions());
        return (new BaselineKeeper(_folder.Path, baseline, _time, NullLogger<BaselineKeeper>.Instance), baseline);
    }
}
