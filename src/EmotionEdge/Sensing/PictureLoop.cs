using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Live;
using EmotionEdge.Monitoring;
using EmotionEdge.Vision;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// Looks: takes the newest frame when the pacer says that one is due, and turns it into readings of faces. Frames that
/// came meanwhile are skipped, never queued.
/// </summary>
internal sealed class PictureLoop(
    FrameSlot slot,
    FacePipeline faces,
    PostureSense posture,
    Pacer pacer,
    FaceMarks marks,
    PictureWatch watch,
    RoomLoop room,
    Heartbeats heartbeats,
    TimeProvider time,
    ILogger<PictureLoop> logger) : SenseThread(heartbeats, logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Reading[] _readings = new Reading[16];
    private long _processorTicks;
    private int _forget;
    private bool _anyone;

    /// <summary>Processor time that looking took so far.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromTicks(Interlocked.Read(ref _processorTicks));

    /// <summary>Forgets the faces before the next frame, for instance because the camera was switched off.</summary>
    public void Forget() => Interlocked.Exchange(ref _forget, 1);

    protected override string Name => "seeing";

    protected override void GoRound(CancellationToken stopping)
    {
        if (pacer.UntilDue() is { Ticks: > 0 } pause)
            stopping.WaitHandle.WaitOne(pause < Patience ? pause : Patience);
        if (Interlocked.Exchange(ref _forget, 0) == 1)
        {
            faces.Clear();
            posture.Clear();
        }

        if (slot.Take(Patience, stopping) is { } frame)
            Look(frame);
    }

    private void Look(VideoFrame frame)
    {
        var processorBefore = ThreadProcessorTime.Now;
        var started = time.GetTimestamp();
        var work = pacer.Plan(faces.VisibleFaces);
        faces.Process(frame, work.Detect, work.Expressions, frame.CapturedAt, work.CloserLooks);
        marks.Show(faces.Tracks, frame);
        watch.Show(frame, faces.Tracks);
        if (!pacer.IsTooOld(frame.CapturedAt))
        {
            var count = faces.WriteReadings(_readings, time.GetUtcNow());
            foreach (ref readonly var reading in _readings.AsSpan(0, count))
                room.Post(reading);
        }

        // The tracker is patient with faces that it misses; when it gives the last one up, the room is empty.
        var anyone = faces.Tracks.Length > 0;
        if (_anyone && !anyone)
            room.Forget(Modality.Face);
        _anyone = anyone;

        var pose = posture.Follow(frame, faces.Tracks, work.Pose);
        var processor = ThreadProcessorTime.Now - processorBefore;
        Interlocked.Add(ref _processorTicks, processor.Ticks);
        pacer.Processed(
            frame.CapturedAt,
            started,
            work.Detect ? faces.LastDetection : TimeSpan.Zero,
            faces.LastExpression * faces.LastExpressionCount,
            faces.LastExpressionCount,
            processor,
            pose);
    }
}
