using EmotionEdge.Audio.Sounds;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Sounds;

public sealed class SoundPipelineTests : IDisposable
{
    private readonly ScriptedSounds _model = new();
    private readonly List<SoundResult> _heard = [];
    private readonly List<SoundResult> _ended = [];
    private readonly SoundPipeline _pipeline;

    public SoundPipelineTests()
    {
        _pipeline = new SoundPipeline(_model, new SoundOptions());
        _pipeline.Heard += _heard.Add;
        _pipeline.Ended += _ended.Add;
    }

    [Fact]
    public void An_event_is_found_where_it_was()
    {
        _pipeline.Push([.. new float[4 * 16000], .. TestFiles.Sine(3000, 3), .. new float[4 * 16000]]);

        var ended = Assert.Single(_ended);
        Assert.Equal(new HeardSound(SoundEvent.Scream, 0.9f), ended.Sound);
        Assert.Equal(4, ended.Start, 0.8);
        Assert.Equal(7, ended.End, 0.8);
        Assert.True(_heard.Count > 4);
        Assert.All(_heard, heard => Assert.Equal(ended.Start, heard.Start));
        Assert.InRange(_heard[0].Age.TotalSeconds, 0.5, 0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(512)]
    [InlineData(31072)]
    [InlineData(100000)]
    public void How_the_stream_is_cut_into_blocks_changes_nothing(int block)
    {
        var stream = Noise(6);
        var whole = new ScriptedSounds();
        using var batch = new SoundPipeline(whole, new SoundOptions());
        batch.Push(stream);
        batch.Finish();

        for (var at = 0; at < stream.Length; at += block)
            _pipeline.Push(stream.AsSpan(at, Math.Min(block, stream.Length - at)));
        _pipeline.Finish();

        Assert.Equal(10, whole.Windows.Count);
        Assert.Equal(whole.Windows, _model.Windows);
    }

    [Fact]
    public void The_windows_of_a_stream_are_those_of_a_clip()
    {
        var stream = Noise(4);
        _pipeline.Push(stream);
        var clip = new ScriptedSounds();
        using var analyzer = new SoundClipAnalyzer(clip);

        analyzer.Analyze(stream, new float[SoundScores.Count]);

        Assert.Equal(5, clip.Windows.Count);
        Assert.Equal(clip.Windows, _model.Windows);
    }

    [Fact]
    public void The_end_of_the_stream_ends_what_is_heard()
    {
        _pipeline.Push(TestFiles.Sine(3000, 2.5));
        Assert.Empty(_ended);

        _pipeline.Finish();

        var ended = Assert.Single(_ended);
        Assert.Equal((0, 2.5), (ended.Start, ended.End));
        Assert.Equal(TimeSpan.Zero, ended.Age);
    }

    [Fact]
    public void A_stream_shorter_than_a_window_is_looked_at_when_it_ends()
    {
        _pipeline.Push(TestFiles.Sine(3000, 0.6));
        Assert.Empty(_model.Windows);

        _pipeline.Finish();

        Assert.Single(_model.Windows);
        Assert.Equal(0.6, Assert.Single(_ended).End, 3);
    }

    [Fact]
    public void After_an_interruption_no_window_reaches_back_over_it()
    {
        _pipeline.Push(TestFiles.Sine(3000, 2.5));
        _pipeline.Finish();
        var looked = _model.Windows.Count;

        _pipeline.Push(TestFiles.Sine(900, 1.9));
        Assert.Equal(looked, _model.Windows.Count);
        _pipeline.Push(TestFiles.Sine(900, 0.5));

        Assert.Equal(SoundEvent.Laugh, _heard[^1].Sound.Event);
        Assert.Equal(2.5, _heard[^1].Start, 3);
    }

    [Fact]
    public void Silence_is_not_even_looked_at()
    {
        _pipeline.Push(new float[10 * 16000]);
        _pipeline.Push(TestFiles.Sine(3000, 5, amplitude: 0.0005));
        _pipeline.Finish();

        Assert.Empty(_model.Windows);
        Assert.Empty(_heard);
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        var scream = TestFiles.Sine(3000, 2);
        var silence = new float[64000];
        _model.Keeps = false;
        _heard.Capacity = _ended.Capacity = 1000;

        Assert.Equal(0, Allocations.Of(1, Listen));
        Assert.True(_ended.Count >= 5);

        void Listen()
        {
            _pipeline.Push(scream);
            _pipeline.Push(silence);
        }
    }

    public void Dispose() => _pipeline.Dispose();

    private static float[] Noise(double seconds)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, (int)(16000 * seconds)).Select(_ => (random.NextSingle() - 0.5f) / 2)];
    }
}
