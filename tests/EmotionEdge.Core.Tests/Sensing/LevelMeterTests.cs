using EmotionEdge.Core.Sensing;
using EmotionEdge.Testing;

namespace EmotionEdge.Core.Tests.Sensing;

public sealed class LevelMeterTests
{
    private readonly LevelMeter _meter = new();

    [Fact]
    public void Knows_nothing_before_a_whole_second()
    {
        _meter.Add(new float[15999], 16000);
        Assert.Null(_meter.Last);

        _meter.Add(new float[1], 16000);
        Assert.Equal(new SoundLevel(1, 0, -120, 0, 0, 0), _meter.Last);
    }

    [Fact]
    public void A_full_sine_is_three_decibels_below_a_full_square()
    {
        _meter.Add([.. Enumerable.Range(0, 16000).Select(i => (i & 1) == 0 ? 1f : -1f)], 16000);
        Assert.Equal((1.0, 0.0, 1.0), (_meter.Last!.Value.Peak, _meter.Last.Value.RmsDbfs, _meter.Last.Value.ClippedShare));

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

    [Fact]
    public void An_offset_is_told_apart_from_sound()
    {
        _meter.Add([.. Enumerable.Range(0, 16000).Select(i => 0.25f + ((i & 1) == 0 ? 0.01f : -0.01f))], 16000);

        Assert.Equal(0.25, _meter.Last!.Value.Offset, 1e-6);
        Assert.Equal(-40, _meter.Last.Value.RmsDbfs, 1e-3);
    }

    [Theory]
    [InlineData(8000, 50)]
    [InlineData(16000, 100)]
    [InlineData(44100, 60)]
    [InlineData(48000, 180)]
    public void A_hum_of_the_mains_is_told_from_other_tones(int rate, int hertz)
    {
        _meter.Add(Tone(rate, hertz), rate);
        Assert.InRange(_meter.Last!.Value.HumShare, 0.9, 1);

        _meter.Add(Tone(rate, hertz + 7), rate);
        Assert.InRange(_meter.Last.Value.HumShare, 0, 0.01);
    }

    [Fact]
    public void Seconds_are_counted_over_a_reset_and_blocks_of_any_size()
    {
        for (var i = 0; i < 100; i++)
            _meter.Add(new float[333], 16000);
        Assert.Equal(2, _meter.Last!.Value.Number);

        _meter.Reset();
        _meter.Add(new float[40_000], 16000);

        Assert.Equal(4, _meter.Last!.Value.Number);
    }

    [Fact]
    public void Measuring_allocates_nothing()
    {
        var block = Tone(16000, 50);

        Assert.Equal(0, Allocations.Of(1, () => _meter.Add(block, 16000)));
    }

    private static float[] Tone(int rate, int hertz) =>
        [.. Enumerable.Range(0, rate).Select(i => (float)(0.3 * Math.Sin(2 * Math.PI * hertz * i / rate)))];
}
