using EmotionEdge.Analysis.Plot;
using EmotionEdge.Audio.Features;

namespace EmotionEdge.Tests.Analysis.Plot;

public sealed class SoundSketchTests
{
    private readonly SoundSketch _sketch = new();

    [Fact]
    public void A_short_sound_has_a_column_each_10_ms()
    {
        _sketch.Add([.. Enumerable.Repeat(0.5f, 160), .. Enumerable.Repeat(-0.25f, 80)], [new ProsodyFrame(0.005, -20, 200, 1, 1)]);

        Assert.Equal(2, _sketch.Columns.Length);
        Assert.Equal((0f, 0.5f), (_sketch.Columns[0].Low, _sketch.Columns[0].High));
        Assert.Equal((-0.25f, 0f), (_sketch.Columns[1].Low, _sketch.Columns[1].High));
        Assert.Equal(200, _sketch.Columns[0].PitchHertz!.Value, 1e-9);
        Assert.Equal(-20, _sketch.Columns[0].LevelDbfs!.Value, 1e-6);
        Assert.Null(_sketch.Columns[1].PitchHertz);
        Assert.Equal(0.015, _sketch.Seconds, 1e-9);
    }

    [Fact]
    public void However_long_a_sound_is_its_columns_are_bounded_and_lose_no_peak()
    {
        var hour = new float[16000];
        hour[8000] = 0.75f;
        for (var second = 0; second < 3600; second++)
            _sketch.Add(hour, [new ProsodyFrame(second + 0.5, -30, second < 1800 ? 100 : 0, 1, 1)]);

        Assert.InRange(_sketch.Columns.Length, SoundSketch.Capacity / 2, SoundSketch.Capacity);
        Assert.Equal(3600, _sketch.Seconds);
        Assert.Equal(3600, _sketch.Columns.ToArray().Sum(column => column.Syllables));
        Assert.All(_sketch.Columns[..^1].ToArray(), column => Assert.Equal(0.75f, column.High));
        Assert.Equal(100, _sketch.Columns[10].PitchHertz!.Value, 1e-9);
        Assert.Null(_sketch.Columns[^10].PitchHertz);
    }

    [Fact]
    public void Nothing_has_no_columns() => Assert.Equal(0, _sketch.Columns.Length);
}
