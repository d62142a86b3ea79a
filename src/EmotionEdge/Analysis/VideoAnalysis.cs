using EmotionEdge.Analysis.Plot;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Devices;
using EmotionEdge.Sensing;

namespace EmotionEdge.Analysis;

/// <summary>
/// A video: its faces first, looked at five times a second of its own time, then its sound, so that memory does not grow
/// with its length.
/// </summary>
/// <param name="senses">See and hear it.</param>
/// <param name="fusion">How what they say counts.</param>
/// <param name="sketch">Where its sound is drawn; left out, nowhere.</param>
internal sealed class VideoAnalysis(ISenses senses, FusionOptions fusion, SoundSketch? sketch = null)
{
    /// <summary>The part of the work that pictures are, for the progress bar.</summary>
    private const double PictureShare = 0.9;

    public AnalysisResult Analyze(string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var findings = new Findings(fusion, fusion.Method == FusionMethod.Attention ? senses.OpenFusion() : null);
        var faces = new FaceRecord(fusion);
        var hints = new HintTally();
        var posture = AnalyzePictures(path, faces, hints, progress, cancellationToken);
        var timeline = faces.Timeline(findings);
        SoundRecord? record = null;
        if (SoundFile.Probe(path, cancellationToken).HasSound)
        {
            var sound = new SoundAnalysis(senses, fusion);
            record = new SoundRecord(hints, sketch);
            timeline.AddRange(sound.Listen(path, findings, hints, record, Rest(progress), cancellationToken));
        }

        timeline.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var voice = SoundAnalysis.HasSpeech(timeline) ? record?.Voice : null;
        return AnalysisResult.Of(path, "video", findings.Estimate(), faces.Tracks(), timeline, hints, voice) with { Posture = posture?.Entries };
    }

    private PostureRecord? AnalyzePictures(
        string path, FaceRecord record, HintTally hints, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var video = VideoFile.Open(path);
        var faces = new VideoFaces(senses);
        var posture = senses.OpenPosture(faces.Clock) is { } bodies ? new PostureRecord(bodies, faces.Clock) : null;
        var watch = new PictureWatch(faces.Clock);
        long looks = 0;
        var frame = new VideoFrame();
        while (video.Read(frame))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!faces.Look(frame, video.PositionSeconds))
                continue;
            record.Add(faces.Tracks, frame);
            posture?.Add(faces.Tracks, frame);
            watch.Show(frame, faces.Tracks);
            if (watch.Last is { } look && look.Number != looks)
            {
                looks = look.Number;
                hints.Add(look);
            }

            if (video.FrameCount > 0)
                progress?.Report(PictureShare * Math.Min(1, (double)video.FramesRead / video.FrameCount));
        }

        posture?.Close();
        record.End = Math.Max(video.PositionSeconds, video.FramesRead / video.FramesPerSecond);
        RefuseCutShort(path, record.End, video.FrameCount / video.FramesPerSecond);
        return posture;
    }

    /// <summary>As with sound: half a recording would pass for the whole. A tenth is left to containers that state it loosely.</summary>
    private static void RefuseCutShort(string path, double seconds, double promised)
    {
        if (seconds < (0.9 * promised) - 0.5)
        {
            throw new MediaException(
                path, FormattableString.Invariant($"is cut short: it ends after {seconds:0.0} of {promised:0.0} s"), "Copy or record it again.");
        }
    }

    private static Progress? Rest(IProgress<double>? progress) => progress is null ? null : new Progress(progress);

    /// <summary>Not <see cref="System.Progress{T}"/>: that one reports on other threads, later.</summary>
    private sealed class Progress(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(PictureShare + ((1 - PictureShare) * value));
    }
}
