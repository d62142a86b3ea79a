using EmotionEdge.Audio.Features;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class MfccTests
{
    private static readonly float[] Voice = SyntheticVoice.Make(1.2, t => 120 + (50 * t), jitter: 0.01);

    public static TheoryData<string> GoldenClips => LogMelTests.GoldenClips;

    [Theory]
    [MemberData(nameof(GoldenClips))]
    public void Coefficients_and_deltas_agree_with_librosa(string clip)
    {
        var file = Path.Combine(TestFiles.Golden, clip);
        Assert.SkipUnless(File.Exists(file + ".wav"), "the golden vectors are not here");

        var rows = Compute(new Mfcc(), TestFiles.Wav(file + ".wav"));
        var deltas = new double[rows.Length];
        Mfcc.Delta(rows, 20, deltas);

        Assert.True(TestFiles.LargestDifference(TestFiles.Floats(file + ".mfcc.f32"), rows) < 1e-3);
        Assert.True(TestFiles.LargestDifference(TestFiles.Floats(file + ".delta.f32"), deltas) < 1e-3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(4097)]
    public void However_the_stream_is_cut_the_bits_are_the_same(int block)
    {
        var stream = new Mfcc();
        var room = new double[Mfcc.MaximumRows(block) * stream.Coefficients];
        var rows = new List<double>();
        foreach (var part in Voice.Chunk(block))
            rows.AddRange(room.AsSpan(0, stream.Push(part, room) * stream.Coefficients));

        Assert.Equal(Compute(new Mfcc(), Voice), rows);
    }

    [Fact]
    public void All_coefficients_together_keep_the_energy_of_the_bands()
    {
        var samples = TestFiles.Doubles(Voice[..LogMel.FrameLength]);
        var (bands, row) = (new double[LogMel.Bands], new double[LogMel.Bands]);
        new LogMel().Compute(samples, bands);
        new Mfcc(LogMel.Bands).Compute(samples, row);

        Assert.Equal(bands.Sum(value => value * value), row.Sum(value => value * value), 1e-6);
    }

    [Fact]
    public void A_lifter_scales_each_coefficient_by_its_own()
    {
        var plain = Compute(new Mfcc(13), Voice);
        var liftered = Compute(new Mfcc(13, lifter: 22), Voice);

        for (var n = 0; n < 13; n++)
            Assert.Equal(plain[n] * (1 + (11 * Math.Sin(Math.PI * n / 22))), liftered[n], 1e-9);
    }

    [Fact]
    public void Streaming_allocates_nothing()
    {
        var stream = new Mfcc();
        var rows = new double[Mfcc.MaximumRows(Voice.Length) * stream.Coefficients];

        Assert.Equal(0, Allocations.Of(1, () => stream.Push(Voice, rows)));
    }

    [Fact]
    public void Impossible_numbers_of_coefficients_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mfcc(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mfcc(65));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mfcc.Delta(new double[8], 1, new double[8]));
    }

    private static double[] Compute(Mfcc mfcc, float[] samples)
    {
        var rows = new double[LogMel.FrameCount(samples.Length) * mfcc.Coefficients];
        Assert.Equal(LogMel.FrameCount(samples.Length), mfcc.Compute(TestFiles.Doubles(samples), rows));
        return rows;
    }
}
