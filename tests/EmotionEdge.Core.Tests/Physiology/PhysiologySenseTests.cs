using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Core.Tests.Physiology;

public sealed class PhysiologySenseTests
{
    private readonly PhysiologyOptions _options = new();
    private readonly PhysiologySense _sense;
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private string? _refusal;

    public PhysiologySenseTests() => _sense = new PhysiologySense(_options);

    [Fact]
    public void Nothing_is_told_before_it_is_known_what_is_usual()
    {
        for (var passed = TimeSpan.Zero; passed < _options.LearnFor; passed += TimeSpan.FromSeconds(5))
            Assert.Null(Beat(70));

        Beat(70);

        Assert.Equal(0.5, Beat(70)!.Value.Arousal, 2);
    }

    [Fact]
    public void What_is_usual_is_each_persons_own()
    {
        Wear(beats: 52);
        var athlete = Beat(72)!.Value.Arousal;
        _sense.Forget();
        Wear(beats: 72);

        Assert.True(athlete > 0.9f);
        Assert.Equal(0.5, Beat(72)!.Value.Arousal, 2);
        Assert.True(Beat(62)!.Value.Arousal < 0.2f);
    }

    [Fact]
    public void Two_standard_deviations_above_usual_are_0_88()
    {
        for (var i = 0; i < 400; i++)
            Beat(i % 2 == 0 ? 60 : 80);

        Assert.Equal(1 / (1 + Math.Exp(-2)), Beat(90)!.Value.Arousal, 2);
    }

    [Fact]
    public void Skin_conductance_counts_by_its_logarithm_and_both_count_in_their_mean()
    {
        Wear(beats: 70, conductance: 2);

        var sweat = Report(null, 2 * MathF.Exp(0.3f))!.Value.Arousal;
        var both = Report(70, 2 * MathF.Exp(0.3f))!.Value.Arousal;

        Assert.Equal(1 / (1 + Math.Exp(-2)), sweat, 2);
        Assert.InRange(both, 0.65f, 0.78f);
    }

    [Fact]
    public void It_follows_slowly_so_that_ten_minutes_of_stress_are_seen_to_their_end()
    {
        Wear(beats: 60, minutes: 60);

        for (var i = 0; i < 120; i++)
            Beat(60 + Math.Min(i * 2, 30));

        Assert.True(Beat(90)!.Value.Arousal > 0.8f);
    }

    [Theory]
    [InlineData(24f, null)]
    [InlineData(241f, null)]
    [InlineData(float.NaN, null)]
    [InlineData(null, 0.01f)]
    [InlineData(null, 101f)]
    [InlineData(null, float.NaN)]
    [InlineData(null, null)]
    public void What_no_living_person_has_is_refused(float? beats, float? conductance)
    {
        Report(beats, conductance);

        Assert.NotNull(_refusal);
    }

    [Fact]
    public void A_heart_that_jumps_is_refused_and_believed_when_it_stays()
    {
        Beat(70);
        Beat(160);
        Assert.Contains("too far", _refusal, StringComparison.Ordinal);

        Beat(160);
        Assert.NotNull(_refusal);
        Beat(160);
        Beat(160);
        Assert.Null(_refusal);
    }

    [Fact]
    public void Reports_out_of_their_time_are_refused()
    {
        Beat(70);
        var last = _now;

        Send(70, last);
        Assert.Contains("newer", _refusal, StringComparison.Ordinal);
        Send(70, last.AddSeconds(10));
        Assert.Contains("not come yet", _refusal, StringComparison.Ordinal);
        Send(70, last.AddMinutes(-6));
        Assert.Contains("older", _refusal, StringComparison.Ordinal);
        Send(70, last.AddSeconds(1));
        Assert.Null(_refusal);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_silence_it_for_ever()
    {
        Wear(beats: 70);
        _now -= TimeSpan.FromDays(1);

        Assert.NotNull(Beat(70));
        Assert.Null(_refusal);
    }

    [Fact]
    public void After_a_long_pause_another_person_may_wear_it()
    {
        Wear(beats: 55);
        _now += TimeSpan.FromHours(2);

        Assert.Null(Beat(80));
        Assert.Null(_refusal);
    }

    [Fact]
    public void A_pause_is_not_a_time_of_reports()
    {
        for (var i = 0; i < 10; i++)
        {
            _now += TimeSpan.FromMinutes(10);
            Assert.Null(Beat(70));
        }
    }

    private void Wear(float beats, float? conductance = null, double minutes = 15)
    {
        for (var until = _now.AddMinutes(minutes); _now < until;)
            Report(beats, conductance);
        Assert.Null(_refusal);
    }

    private ArousalReading? Beat(float beats) => Report(beats, null);

    private ArousalReading? Report(float? beats, float? conductance)
    {
        _now += TimeSpan.FromSeconds(5);
        return _sense.Take(new PhysiologySample(beats, conductance, _now), _now, out _refusal);
    }

    private void Send(float beats, DateTimeOffset time) => _sense.Take(new PhysiologySample(beats, null, time), _now, out _refusal);
}
