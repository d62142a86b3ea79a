using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Posture;

namespace Benchmarks.Pictures;

/// <summary>What one frame leaves for the garbage collector once everything was done before: nothing.</summary>
internal sealed class PictureAllocations(RoomClip clip, BenchModels models)
{
    private const int DecodedFrames = 120;
    private const int AnalysedFrames = 200;

    public IEnumerable<Figure> Measure() =>
    [
        Figures.Bytes("Allocated for a frame: decoding", Decoding()),
        Figures.Bytes("Allocated for a frame: slot, pacing, faces, readings, bodies", Analysis()),
    ];

    private double Decoding()
    {
        using var file = VideoFile.Open(clip.MotionJpeg);
        var frame = new VideoFrame();
        return Allocations.PerRun(DecodedFrames, _ => file.Read(frame));
    }

    /// <summary>The way that the service's picture loop goes, with every third frame searched for faces.</summary>
    private double Analysis()
    {
        var time = TimeProvider.System;
        var frames = ClipFrames.Read(clip.Video);
        var faces = models.Faces();
        var bodies = new PosturePipeline(models.Poses(models.Chosen(ModelTask.Posture)), new PostureOptions(), time);
        var pacer = new Pacer(new PacingOptions(), time);
        var readings = new Reading[16];
        using var slot = new FrameSlot();
        return Allocations.PerRun(AnalysedFrames, index =>
        {
            var written = slot.BeginWrite();
            written.CopyFrom(frames.Next());
            written.CapturedAt = time.GetTimestamp();
            slot.EndWrite();
            var frame = slot.Take(TimeSpan.FromSeconds(1), CancellationToken.None)!;
            var plan = pacer.Plan(faces.VisibleFaces);
            faces.Process(frame, index % 3 == 0, plan.Expressions, frame.CapturedAt);
            faces.WriteReadings(readings, time.GetUtcNow());
            bodies.Look(frame, faces.Tracks, frame.CapturedAt);
            pacer.Processed(
                frame.CapturedAt,
                frame.CapturedAt,
                faces.LastDetection,
                faces.LastExpression * faces.LastExpressionCount,
                faces.LastExpressionCount,
                faces.LastDetection);
        });
    }
}
