using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Inference;
using EmotionEdge.Testing;

namespace EmotionEdge.Audio.Tests.Sounds;

public sealed class SoundEventModelTests
{
    [Fact]
    public void Its_labels_are_those_of_the_manifest_and_of_the_evaluation()
    {
        var model = TestFiles.Models.Find(ModelTask.Sound);

        Assert.Equal(SoundScores.Labels, model.Labels);
        Assert.Equal(SoundScores.Labels, EvaluationLabels.All(EvaluationTask.Sound));
    }

    [Theory]
    [InlineData(Precision.Fp32)]
    [InlineData(Precision.Int8)]
    public void Probabilities_sum_to_one_whatever_is_heard(Precision precision)
    {
        var info = TestFiles.Models.Find(ModelTask.Sound);
        using var model = SoundEventModel.Open(TestFiles.Models, info, info.File(precision)!);
        var window = new SoundWindow();
        var scores = new float[SoundScores.Count];
        var random = new Random(3);

        foreach (var sound in new Func<int, float>[] { i => MathF.Sin(i / 9f), _ => random.NextSingle() - 0.5f, i => i % 900 == 0 ? 1 : 0 })
        {
            Assert.True(window.Compute([.. Enumerable.Range(0, SoundWindow.Samples).Select(sound)]));
            model.Classify(window.Features, scores);

            Assert.All(scores, score => Assert.InRange(score, 0, 1));
            Assert.Equal(1, scores.Sum(), 4);
        }
    }

    [Fact]
    public void Silence_noise_tones_and_a_made_voice_are_no_events()
    {
        using var analyzer = new SoundClipAnalyzer(SoundEventModel.Open(TestFiles.Models));
        var scores = new float[SoundScores.Count];
        var random = new Random(3);
        float[][] clips =
        [
            new float[48000],
            [.. Enumerable.Range(0, 48000).Select(_ => (random.NextSingle() - 0.5f) / 10)],
            TestFiles.Wav(Path.Combine(TestFiles.Vectors, "frontend.wav")),
            Tone(440, _ => true),
            Tone(2000, second => second % 0.5 < 0.25),
        ];

        foreach (var clip in clips)
        {
            analyzer.Analyze(clip, scores);
            Assert.Equal(SoundScores.Other, Array.IndexOf(scores, scores.Max()));
        }
    }

    [Fact]
    public void Nothing_is_allocated_per_window()
    {
        using var model = SoundEventModel.Open(TestFiles.Models);
        var features = new float[SoundWindow.Frames * LogMel.Bands];
        var scores = new float[SoundScores.Count];

        Assert.Equal(0, Allocations.Of(20, () => model.Classify(features, scores)));
    }

    private static float[] Tone(double hertz, Predicate<double> isOn) =>
    [
        .. Enumerable.Range(0, 48000).Select(i => isOn(i / 16000.0) ? (float)(0.2 * Math.Sin(2 * Math.PI * hertz * i / 16000)) : 0),
    ];
}
