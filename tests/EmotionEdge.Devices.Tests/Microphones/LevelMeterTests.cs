using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

public sealed class LevelMeterTests
{
    private readonly LevelMeter _meter = new();

    [Fact]
    public void Knows_nothing_before_a_whole_second()
    {
        _meter.Add(new float[15999], 16000);
        Assert.Null(_meter.Last);

        _meter.Add(new float[1], 16000);
        Assert.Equal(new MicrophoneLevel(0, -120, 0), _meter.Last);
    }

    [Fact]
    public void A_full_sine_is_three_decibels_below_a_full_square()
    {
        _meter.Add([.. Enumerable.Range(0, 16000).Select(i => (i & 1) == 0 ? 1f : -1f)], 16000);
        Assert.Equal(new MicrophoneLevel(1, 0, 1), _meter.Last);

        _meter.Add([.. Enumerable.Range(0, 16000).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * 100 * i / 16000)))], 16000);
        Assert.Equal(0.5, _meter.Last!.Value.Peak, 1e-6);
        Assert.Equal(-9.031, _meter.Last!.Value.RmsDbfs, 1e-3);
        Assert.Equal(0, _meter.Last!.Value.ClippedShare);
    }

    [Fact]
    public void Tells_how_much_is_clipped()
    {
        // The largest value that a 16-bit device can give.
        var samples = new float[48000];
        samples.AsSpan(0, 480).Fill(32767 / 32768f);
        samples.AsSpan(480, 480).Fill(-1);
        _meter.Add(samples, 48000);

        Assert.Equal(0.02, _meter.Last!.Value.ClippedShare, 1e-9);
    }

    [Fact]
    public void Begins_a_new_second_when_the_rate_changes()
    {
        _meter.Add([.. Enumerable.Repeat(1f, 15999)], 16000);
        _meter.Add(new float[8000], 8000);

        Assert.Equal(0, _meter.Last!.Value.Peak);
    }

    [Fact]
    public void Forgets_when_it_is_reset()
    {
        _meter.Add(new float[16000], 16000);
        _meter.Reset();

        Assert.Null(_meter.Last);
    }
}
