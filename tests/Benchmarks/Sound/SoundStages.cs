using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Core.Sensing;
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
        var window = new SoundWindow();
        return
        [
            .. alternation.Measure([Voice(sound), Level(utterance), Prosody(utterance), new("Speech features of 3 s", () => features.Compute(utterance, spare))])
                .Select(Figures.Of),
            .. Figures.Compared(alternation.Measure([.. models.Precisions(ModelTask.Speech).Select(p => Speech(rows, count, p))])),
            .. alternation.Measure([new("Sound event features of a window of 1.9 s, two a second", () => window.Compute(sound.AsSpan(0, SoundWindow.Samples)))])
                .Select(Figures.Of),
            .. Figures.Compared(alternation.Measure([.. models.Precisions(ModelTask.Sound).Select(p => Event(window, p))])),
            Chain(sound),
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

    private static Stage Level(float[] sound)
    {
        var meter = new LevelMeter();
        return new Stage("Level, clipping, offset and hum of 3 s", () => meter.Add(sound, LogMel.SampleRate));
    }

    private static Stage Prosody(float[] sound)
    {
        var meter = new ProsodyMeter();
        var frames = new ProsodyFrame[ProsodyMeter.MaximumFrames(sound.Length)];
        return new Stage("Pitch, intensity, syllables and jitter of 3 s", () => meter.Push(sound, frames));
    }

    private Stage Speech(float[] rows, int count, Precision precision)
    {
        var model = models.Speech(precision);
        return new Stage($"Speech emotion of 3 s, {Figures.Name(precision)}", () => model.Classify(rows, count));
    }

    private Stage Event(SoundWindow window, Precision precision)
    {
        var model = models.Sounds(precision);
        var scores = new float[SoundScores.Count];
        return new Stage($"Sound events of a window, {Figures.Name(precision)}", () => model.Classify(window.Features, scores));
    }

    /// <summary>All of it in real time: what the processor takes for a second of somebody talking.</summary>
    private Figure Chain(float[] sound)
    {
        using var pipeline = new SpeechPipeline(
            models.Voice(),
            models.Speech(models.Chosen(ModelTask.Speech)),
            new SpeechSegmenterOptions(),
            new SoundPipeline(models.Sounds(models.Chosen(ModelTask.Sound)), new SoundOptions()));
        var milliseconds = alternation.Measure([new("all", () => pipeline.Push(sound, LogMel.SampleRate))])[0].Milliseconds;
        var percent = milliseconds / 10 / (sound.Length / (double)LogMel.SampleRate);
        return Figures.Below("Listening in all, of one core in real time", percent, 3, "%");
    }
}
