using EmotionEdge.Analysis.Plot;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Devices;

namespace EmotionEdge.Analysis;

/// <summary>The sound of a file: each span of speech, and each sound without words.</summary>
/// <param name="senses">Hear it.</param>
/// <param name="fusion">How what they say counts.</param>
/// <param name="sketch">Where the sound is drawn; left out, nowhere.</param>
internal sealed class SoundAnalysis(ISenses senses, FusionOptions fusion, SoundSketch? sketch = null)
{
    /// <summary>Half a second is decoded at a time.</summary>
    private const int BlockLength = SoundFile.SampleRate / 2;

    public AnalysisResult Analyze(string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var findings = new Findings(fusion);
        var hints = new HintTally();
        var record = new SoundRecord(hints, sketch);
        var timeline = Listen(path, findings, hints, record, progress, cancellationToken);
        timeline.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        return AnalysisResult.Of(path, "audio", findings.Estimate(), timeline: timeline, hints: hints, voice: HasSpeech(timeline) ? record.Voice : null);
    }

    public static bool HasSpeech(List<TimelineEntry> timeline) => timeline.Exists(entry => entry.Modality == "speech");

    /// <summary>
    /// One entry for each span of speech and each sound event; tells <paramref name="findings"/> of it too, and
    /// <paramref name="hints"/> and <paramref name="record"/> of the sound.
    /// </summary>
    public List<TimelineEntry> Listen(
        string path, Findings findings, HintTally hints, SoundRecord record, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var sound = SoundFile.Open(path, cancellationToken);
        using var pipeline = senses.OpenSpeech();
        var timeline = new List<TimelineEntry>();
        double heardUntil = 0;
        pipeline.Heard += span =>
        {
            // Spans of one long speech overlap; what two of them share counts once.
            var length = span.End - Math.Max(span.Start, heardUntil);
            heardUntil = Math.Max(heardUntil, span.End);
            findings.Add(Modality.Speech, span.Scores, span.Affect, span.Quality, length);
            findings.Embed(Modality.Speech, span.Embedding, span.Quality * length);
            hints.Add(SensorHint.Quiet, SoundLevel.OfSpeech(span.LevelDbfs), length);
            timeline.Add(new TimelineEntry(span.Start, span.End, "speech", span.Scores) { Affect = span.Affect, Quality = span.Quality });
        };

        if (pipeline.Sounds is { } sounds)
            sounds.Ended += heard => Add(heard, findings, timeline);

        var block = new float[BlockLength];
        while (sound.Read(block) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pipeline.Push(block.AsSpan(0, count), SoundFile.SampleRate);
            record.Add(block.AsSpan(0, count));
            if (sound.Info.Seconds is > 0 and var seconds)
                progress?.Report(Math.Min(1, sound.DecodedSeconds / seconds));
        }

        pipeline.Finish();
        return timeline;
    }

    private static void Add(SoundResult heard, Findings findings, List<TimelineEntry> timeline)
    {
        var (sound, confidence) = heard.Sound;
        var (scores, affect, quality) = (SoundMeaning.ScoresOf(sound), SoundMeaning.AffectOf(sound), SoundMeaning.WeightOf(sound) * confidence);
        findings.Add(Modality.Sound, scores, affect, quality, heard.End - heard.Start);
        timeline.Add(new TimelineEntry(heard.Start, heard.End, "sound", scores, sound.Name(), confidence) { Affect = affect, Quality = quality });
    }
}
