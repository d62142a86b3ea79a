using EmotionEdge.Audio.Features;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Features;

public sealed class ProsodyMeterTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(110)]
    [InlineData(150)]
    [InlineData(220)]
    [InlineData(330)]
    [InlineData(450)]
    public void The_pitch_of_a_voice_is_found_within_one_percent(double hertz)
    {
        var frames = Measure(SyntheticVoice.Make(1, _ => hertz), out _);

        foreach (var frame in frames[5..^5])
            Assert.InRange(frame.PitchHertz, hertz * 0.99, hertz * 1.01);
    }

    [Fact]
    public void A_pitch_that_glides_is_followed_within_two_percent()
    {
        static double Glide(double t) => 120 + (60 * Math.Sin(Math.PI * t));
        var frames = Measure(SyntheticVoice.Make(2, Glide), out _);

        foreach (var frame in frames[5..^5])
            Assert.InRange(frame.PitchHertz / Glide(frame.Seconds), 0.98, 1.02);
    }

    [Fact]
    public void The_reference_s_glide_is_followed()
    {
        Assert.SkipUnless(Directory.Exists(TestFiles.Golden), "the reference vectors are not here");
        var frames = Measure(TestFiles.Wav(Path.Combine(TestFiles.Golden, "voiced_120_180.wav")), out _);

        foreach (var frame in frames[5..^5])
            Assert.InRange(frame.PitchHertz / (120 + (60 * Math.Sin(Math.PI * frame.Seconds))), 0.98, 1.02);
    }

    /// <summary>pYIN searches back and forth through the whole clip, and lags by a frame or two where the pitch falls fast.</summary>
    [Theory]
    [InlineData("speech_ravdess")]
    [InlineData("speech_savee")]
    [InlineData("speech_nemo")]
    public void The_pitch_of_speech_is_mostly_that_of_the_reference(string clip)
    {
        Assert.SkipUnless(Directory.Exists(TestFiles.Golden), "the reference vectors are not here");
        var frames = Measure(TestFiles.Wav(Path.Combine(TestFiles.Golden, clip + ".wav")), out _);
        var reference = TestFiles.Floats(Path.Combine(TestFiles.Golden, clip + ".f0.f32"));
        int both = 0, close = 0;
        foreach (var frame in frames)
        {
            // The middles of the reference's frames, which are 1024 samples long.
            var at = (int)Math.Round(((frame.Seconds * 16000) - 512) / 160);
            if (at < 0 || at >= reference.Length || reference[at] <= 0 || !frame.IsVoiced)
                continue;
            both++;
            close += Math.Abs((frame.PitchHertz / reference[at]) - 1) < 0.12 ? 1 : 0;
        }

        Assert.True(both > 20, $"only {both} frames are voiced");
        Assert.True(close > 0.88 * both, $"{close} of {both} are close");
    }

    [Fact]
    public void Noise_and_silence_have_no_pitch()
    {
        var random = new Random(3);
        float[] noise = [.. Enumerable.Range(0, 16000).Select(_ => (float)(0.3 * ((2 * random.NextDouble()) - 1)))];

        Assert.InRange(Measure(noise, out _).Count(frame => frame.IsVoiced), 0, 4);
        var silent = Measure(new float[16000], out var nothing);
        Assert.All(silent, frame => Assert.Equal(new ProsodyFrame(frame.Seconds, -120, 0, 0, 0), frame));
        Assert.Equal(0, nothing.Perturbation.Pairs);
    }

    [Fact]
    public void Intensity_is_that_of_a_sine() =>
        Assert.All(Measure(TestFiles.Sine(200, 1), out _), frame => Assert.Equal(-9.03, frame.LevelDbfs, 0.05));

    [Theory]
    [InlineData(3)]
    [InlineData(4.5)]
    [InlineData(6)]
    public void Syllables_are_counted(double rate)
    {
        // Each syllable swells and fades by 12 dB.
        var voice = SyntheticVoice.Make(6, _ => 140, loudness: t => 0.25 + (0.75 * Math.Pow(Math.Sin(Math.PI * rate * t), 2)));
        var summary = new ProsodySummary();
        summary.Add(Measure(voice, out _));

        Assert.InRange(summary.SyllablesPerSecond, rate * 0.95, rate * 1.05);
        Assert.Equal(6, summary.SpokenSeconds, 0.1);
    }

    [Fact]
    public void A_vowel_held_is_one_syllable_and_pauses_are_no_time_spoken()
    {
        float[] voice = [.. new float[8000], .. SyntheticVoice.Make(2, _ => 140), .. new float[16000], .. SyntheticVoice.Make(1, _ => 140), .. new float[8000]];
        var summary = new ProsodySummary();
        var frames = Measure(voice, out _);
        summary.Add(frames);

        Assert.Equal(2, frames.Sum(frame => frame.Syllables));
        Assert.Equal(3, summary.SpokenSeconds, 0.15);
        Assert.Equal(140, summary.PitchHertz, 1.5);
        Assert.InRange(summary.PitchDeviation, 0, 0.3);
    }

    [Theory]
    [InlineData(110, 0.015)]
    [InlineData(110, 0.03)]
    [InlineData(200, 0.02)]
    [InlineData(200, 0.035)]
    public void Jitter_is_that_of_the_periods(double hertz, double jitter)
    {
        Measure(SyntheticVoice.Make(4, _ => hertz, jitter), out var meter);

        Assert.True(meter.Perturbation.Pairs > 2.5 * hertz, $"{meter.Perturbation.Pairs} pairs");
        Assert.InRange(meter.Perturbation.Jitter / SyntheticVoice.LocalJitter(jitter), 0.8, 1.2);
    }

    [Fact]
    public void A_steady_voice_has_next_to_no_jitter()
    {
        Measure(SyntheticVoice.Make(3, _ => 150), out var meter);

        Assert.InRange(meter.Perturbation.Jitter, 0, 0.002);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(160)]
    [InlineData(1000)]
    [InlineData(16000)]
    public void However_the_stream_is_cut_the_bits_are_the_same(int block)
    {
        var random = new Random(5);
        float[] voice =
        [
            .. SyntheticVoice.Make(1.5, t => 110 + (40 * t), jitter: 0.02, loudness: t => Math.Pow(Math.Sin(12 * t), 2)),
            .. Enumerable.Range(0, 5000).Select(_ => (float)(random.NextDouble() - 0.5)),
            .. SyntheticVoice.Make(0.7, _ => 240),
        ];
        var whole = Measure(voice, out var batch);

        var meter = new ProsodyMeter();
        var frames = new List<ProsodyFrame>();
        var room = new ProsodyFrame[ProsodyMeter.MaximumFrames(block)];
        foreach (var part in voice.Chunk(block))
            frames.AddRange(room.AsSpan(0, meter.Push(part, room)));

        Assert.Equal(whole, frames);
        Assert.Equal(batch.Perturbation, meter.Perturbation);
    }

    [Fact]
    public void Measuring_allocates_nothing()
    {
        var voice = SyntheticVoice.Make(1, _ => 150);
        var meter = new ProsodyMeter();
        var frames = new ProsodyFrame[ProsodyMeter.MaximumFrames(voice.Length)];
        var summary = new ProsodySummary();

        Assert.Equal(0, Allocations.Of(1, () => summary.Add(frames.AsSpan(0, meter.Push(voice, frames)))));
    }

    private static ProsodyFrame[] Measure(float[] samples, out ProsodyMeter meter)
    {
        meter = new ProsodyMeter();
        var frames = new ProsodyFrame[ProsodyMeter.MaximumFrames(samples.Length)];
        return frames[..meter.Push(samples, frames)];
    }
}
