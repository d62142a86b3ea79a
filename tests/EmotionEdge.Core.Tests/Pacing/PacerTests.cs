using EmotionEdge.Core.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Core.Tests.Pacing;

/// <summary>The pacer on a simulated box: a clock that only moves when the simulation says so.</summary>
public sealed class PacerTests
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(1 / 30.0);

    private readonly FakeTimeProvider _time = new();
    private readonly PacingOptions _options = new();

    [Fact]
    public void A_fast_box_analyses_every_frame()
    {
        var run = Simulate(cores: 4, detection: 8, expression: 2);

        Assert.Equal(1, run.Snapshot.Stride, 1);
        Assert.True(run.Ages.Max() < 50);
    }

    [Fact]
    public void A_slow_box_keeps_to_its_share_by_skipping()
    {
        var run = Simulate(cores: 1, detection: 60, expression: 25);

        Assert.True(run.Snapshot.Stride > 1.3);
        Assert.InRange(run.BusyCores, 0.3, _options.CpuShare * 1.05);
    }

    [Fact]
    public void A_quarter_of_a_core_still_gives_young_results()
    {
        var run = Simulate(cores: 0.25, detection: 15, expression: 4, quota: true);

        Assert.True(run.Ages.Order().ElementAt((int)(run.Ages.Count * 0.99)) < 150);
        Assert.True(run.Ages.Count > 30);
    }

    [Fact]
    public void Late_results_stretch_the_pause_and_early_ones_give_it_back()
    {
        var pacer = new Pacer(_options, _time);

        Process(pacer, wall: TimeSpan.FromMilliseconds(140));
        Process(pacer, wall: TimeSpan.FromMilliseconds(140));
        Assert.True(pacer.Stretch > 2);

        for (var i = 0; i < 200; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            Process(pacer, wall: TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(1, pacer.Stretch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public void A_box_that_was_slow_when_it_started_is_back_within_twenty_seconds_however_few_frames_it_looks_at(int framesPerSecond)
    {
        var pacer = new Pacer(_options, _time);
        for (var i = 0; i < 10; i++)
            Process(pacer, wall: TimeSpan.FromMilliseconds(140));
        Assert.Equal(16, pacer.Stretch);

        for (var i = 0; i < 20 * framesPerSecond; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1.0 / framesPerSecond));
            Process(pacer, wall: TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(1, pacer.Stretch);
    }

    [Fact]
    public void Heat_halves_the_share_until_it_is_cooler()
    {
        var pacer = new Pacer(_options, _time);

        double Pause(double celsius)
        {
            pacer.ObserveSystem(1, 0, 0, celsius);
            Process(pacer, wall: TimeSpan.FromMilliseconds(30));
            return (pacer.UntilDue() + TimeSpan.FromMilliseconds(30)).TotalMilliseconds;
        }

        Assert.Equal(50, Pause(60), 0.5);
        Assert.Equal(100, Pause(81), 0.5);
        Assert.Equal(100, Pause(77), 0.5);
        Assert.Equal(50, Pause(74), 0.5);
    }

    [Fact]
    public void What_other_threads_of_the_service_take_is_left_to_them()
    {
        var pacer = new Pacer(_options, _time);
        pacer.ObserveSystem(usableCores: 1, totalCores: 0.5, pictureCores: 0.2, temperatureCelsius: null);

        Process(pacer, wall: TimeSpan.FromMilliseconds(30));

        Assert.Equal(100, (pacer.UntilDue() + TimeSpan.FromMilliseconds(30)).TotalMilliseconds, 0.5);
    }

    [Fact]
    public void Detection_runs_less_often_than_frames_come()
    {
        var pacer = new Pacer(_options, _time);
        var detections = 0;
        for (var i = 0; i < 30; i++)
        {
            var work = pacer.Plan(1);
            detections += work.Detect ? 1 : 0;
            var now = _time.GetTimestamp();
            var cost = TimeSpan.FromMilliseconds(1);
            _time.Advance(cost);
            pacer.Processed(now, now, work.Detect ? cost : TimeSpan.Zero, TimeSpan.Zero, 0, cost);
            _time.Advance(FrameTime - cost);
        }

        Assert.InRange(detections, 4, 6);
    }

    [Fact]
    public void Many_faces_share_what_the_latency_leaves()
    {
        var pacer = new Pacer(_options, _time);
        for (var i = 0; i < 50; i++)
            Process(pacer, wall: TimeSpan.FromMilliseconds(20), faces: 1);

        Assert.InRange(pacer.Plan(50).Expressions, 1, 4);
    }

    [Fact]
    public void A_box_with_time_to_spare_looks_closer_and_its_cost_of_one_search_stays_known()
    {
        var run = Simulate(cores: 4, detection: 15, expression: 2);

        Assert.Equal(2, run.CloserLooks.Max());
        Assert.Equal(15, run.Snapshot.DetectionMilliseconds, 0.1);
        Assert.True(run.Ages.Max() < 75);
    }

    [Fact]
    public void Looking_closer_does_not_take_more_than_the_share()
    {
        var run = Simulate(cores: 1, detection: 25, expression: 5);

        Assert.Equal(1, run.CloserLooks.Max());
        Assert.True(run.BusyCores < _options.CpuShare * 1.05);
    }

    [Fact]
    public void A_slow_box_does_not_look_closer() => Assert.Equal(0, Simulate(cores: 1, detection: 70, expression: 25).CloserLooks.Max());

    [Fact]
    public void Neither_an_eco_box_nor_a_hot_one_looks_closer()
    {
        var pacer = new Pacer(_options, _time);
        pacer.ObserveSystem(4, 0, 0, 60);
        var started = _time.GetTimestamp();
        for (var i = 0; i < 10; i++)
            pacer.Processed(started, started, TimeSpan.FromMilliseconds(10), TimeSpan.Zero, 0, TimeSpan.FromMilliseconds(10));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, pacer.Plan(1).CloserLooks);

        pacer.Profile = PacingProfile.Eco;
        Assert.Equal(0, pacer.Plan(1).CloserLooks);

        pacer.Profile = PacingProfile.Balanced;
        pacer.ObserveSystem(4, 0, 0, 90);
        Assert.Equal(0, pacer.Plan(1).CloserLooks);
    }

    private void Process(Pacer pacer, TimeSpan wall, int faces = 0)
    {
        var started = _time.GetTimestamp();
        _time.Advance(wall);
        pacer.Processed(started, started, TimeSpan.Zero, faces > 0 ? wall : TimeSpan.Zero, faces, wall);
    }

    private Run Simulate(double cores, double detection, double expression, bool quota = false)
    {
        var pacer = new Pacer(_options, _time);
        var ages = new List<double>();
        var looks = new List<int>();
        var start = _time.GetTimestamp();
        var busy = TimeSpan.Zero;
        long captured = 0;
        pacer.ObserveSystem(cores, 0, 0, null);
        while (_time.GetElapsedTime(start) < TimeSpan.FromSeconds(20))
        {
            _time.Advance(FrameTime - TimeSpan.FromTicks(_time.GetElapsedTime(start).Ticks % FrameTime.Ticks));
            captured = _time.GetElapsedTime(start).Ticks / FrameTime.Ticks;
            if (pacer.UntilDue() > TimeSpan.Zero)
                continue;

            var began = _time.GetTimestamp();
            var work = pacer.Plan(1);
            looks.Add(work.CloserLooks);
            var detect = TimeSpan.FromMilliseconds(work.Detect ? detection * (1 + work.CloserLooks) : 0);
            var express = TimeSpan.FromMilliseconds(expression);
            var processor = detect + express;
            busy += processor;
            _time.Advance(quota ? Throttled(start, processor, cores) : processor);
            pacer.Processed(began, began, detect, express, 1, processor);
            ages.Add(_time.GetElapsedTime(began).TotalMilliseconds);
        }

        return new Run(ages, looks, pacer.Snapshot(captured), busy / _time.GetElapsedTime(start));
    }

    /// <summary>A quota lets a thread run at the start of each period of 100 ms and holds it back for the rest.</summary>
    private TimeSpan Throttled(long start, TimeSpan processor, double cores)
    {
        var period = TimeSpan.FromMilliseconds(100);
        var into = TimeSpan.FromTicks(_time.GetElapsedTime(start).Ticks % period.Ticks);
        var runs = TimeSpan.FromTicks(Math.Min(processor.Ticks, (period * cores).Ticks));
        return runs < processor ? period - into + (processor - runs) : runs;
    }

    private sealed record Run(List<double> Ages, List<int> CloserLooks, PacingSnapshot Snapshot, double BusyCores);
}
