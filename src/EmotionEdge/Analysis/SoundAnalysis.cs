using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;

namespace EmotionEdge.Analysis;

/// <summary>The sound of a file: each span of speech.</summary>
internal sealed class SoundAnalysis(ISenses senses, FusionOptions fusion)
{
    /// <summary>Half a second is decoded at a time.</summary>
    private const int BlockLength = SoundFile.SampleRate / 2;

    public AnalysisResult Analyze(string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var findings = new Findings(fusion);
        var timeline = Listen(path, findings, progress, cancellationToken);
        return AnalysisResult.Of(path, "audio", findings.Estimate(), timeline: timeline);
    }

    /// <summary>One entry for each span of speech; tells <paramref name="findings"/> of it too.</summary>
    public List<TimelineEntry> Listen(string path, Findings findings, IProgress<double>? progress, CancellationToken cancellationToken)
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
            timeline.Add(new TimelineEntry(span.Start, span.End, "speech", span.Scores));
        };

        var block = new float[BlockLength];
        while (sound.Read(block) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pipeline.Push(block.AsSpan(0, count), SoundFile.SampleRate);
            if (sound.Info.Seconds is > 0 and var seconds)
                progress?.Report(Math.Min(1, sound.DecodedSeconds / seconds));
        }

        pipeline.Finish();
        return timeline;
    }
}
