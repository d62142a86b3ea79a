using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Inference;

namespace Benchmarks.Sound;

/// <summary>What listening takes.</summary>
internal sealed class SoundStages(RoomClip clip, BenchModels models, Alternation alternation)
{
    private const int ClipSamples = 3 * LogMel.SampleRate;

    public IEnumerable<Figure> Measure()
    {
        var sound = ClipSound.Read(clip.Video);
        var utterance = sound[LogMel.SampleRate..][..ClipSamples];
        var rows = new float[LogMel.FrameCount(ClipSamples) * SpeechFeatures.Width];
        var spare = new float[rows.Length];
        var features = new SpeechFeatures(ClipSamples);
        var count = features.Compute(utterance, rows);
        return
        [
            .. alternation.Measure([Voice(sound), new("Speech features of 3 s", () => features.Compute(utterance, spare))])
                .Select(Figures.Of),
            .. Figures.Compared(alternation.Measure([.. models.Precisions(ModelTask.Speech).Select(p => Speech(rows, count, p))])),
        ];
    }

    private Stage Voice(float[] sound)
    {
        var voice = models.Voice();
        var at = 0;
        return new Stage("Voice activity of 32 ms", () =>
        {
            voice.Probability(sound.AsSpan(at, SileroVoiceActivity.ChunkLength));
            at = (at + SileroVoiceActivity.ChunkLength) % (sound.Length - SileroVoiceActivity.ChunkLength);
        });
    }

    private Stage Speech(float[] rows, int count, Precision precision)
    {
        var model = models.Speech(precision);
        return new Stage($"Speech emotion of 3 s, {Figures.Name(precision)}", () => model.Classify(rows, count));
    }
}
