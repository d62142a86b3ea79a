using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Expression;
using EmotionEdge.Vision.Tracking;

namespace EmotionEdge.Vision;

/// <summary>
/// From frames to faces with expressions: detects when asked to, otherwise moves the known faces on, and classifies those
/// faces that need it most. Works on the caller's thread and allocates nothing per frame. Not thread-safe.
/// </summary>
/// <param name="detector">Finds the faces.</param>
/// <param name="expression">Tells the expression of one look at a face.</param>
/// <param name="options">How.</param>
/// <param name="time">The clock of the frames' timestamps.</param>
/// <param name="overTime">Makes of the looks an expression over time; left out, an exponential average does.</param>
public sealed class FacePipeline(
    IFaceDetector detector,
    IExpressionModel expression,
    FacePipelineOptions options,
    TimeProvider time,
    IExpressionOverTime? overTime = null)
{
    /// <summary>A reading's embedding stays as it is until so many further readings were written.</summary>
    public const int KeptEmbeddings = 300;

    private readonly IExpressionOverTime _overTime = overTime ?? new AveragedExpression(options.Smoothing);
    private readonly FaceTracker _tracker = new(time, options.Tracker);
    private readonly EmbeddingRing _embeddings = new(KeptEmbeddings);

    /// <summary>All tracks, confirmed or not, oldest first; valid until the next call.</summary>
    public ReadOnlySpan<FaceTrack> Tracks => _tracker.Tracks;

    /// <summary>Confirmed tracks that the last detection saw.</summary>
    public int VisibleFaces
    {
        get
        {
            var count = 0;
            foreach (var track in Tracks)
                count += track.IsConfirmed && track.IsVisible ? 1 : 0;
            return count;
        }
    }

    /// <summary>What the last detection took; zero before the first.</summary>
    public TimeSpan LastDetection { get; private set; }

    /// <summary>What the last classification of one face took, cutting out included; zero before the first.</summary>
    public TimeSpan LastExpression { get; private set; }

    /// <summary>How many faces the last frame's call classified.</summary>
    public int LastExpressionCount { get; private set; }

    /// <summary>Analyses one frame.</summary>
    /// <param name="frame">A frame of any size.</param>
    /// <param name="detect">Look for faces; if not, the known ones are moved to where they should be.</param>
    /// <param name="expressions">The most faces to classify, 0 for none.</param>
    /// <param name="timestamp">When the frame was captured, in ticks of the clock; not before the last one.</param>
    /// <param name="closerLooks">When looking for faces, how many parts of the frame may be searched again for those far away.</param>
    public void Process(VideoFrame frame, bool detect, int expressions, long timestamp, int closerLooks = 0)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentOutOfRangeException.ThrowIfLessThan(frame.Width, 1, nameof(frame));
        if (detect)
            Detect(frame, timestamp, closerLooks);
        else
            _tracker.Predict(timestamp);

        LastExpressionCount = 0;
        while (LastExpressionCount < expressions && NeediestTrack(frame, timestamp) is { } track)
        {
            Classify(frame, track, timestamp);
            LastExpressionCount++;
        }
    }

    /// <summary>
    /// Writes one reading for each confirmed track that was classified since the last call; what does not fit waits for
    /// the next one. Their embeddings stay as they are for <see cref="KeptEmbeddings"/> further readings.
    /// </summary>
    /// <param name="destination">Takes the readings.</param>
    /// <param name="now">The wall clock's time now, from which the readings' own times are counted back.</param>
    /// <returns>How many were written.</returns>
    public int WriteReadings(Span<Reading> destination, DateTimeOffset now)
    {
        var ticks = time.GetTimestamp();
        var count = 0;
        foreach (var track in Tracks)
        {
            if (count == destination.Length)
                break;
            if (!track.HasFreshResult || track.Scores is not { } scores)
                continue;

            var end = now - time.GetElapsedTime(track.LastResult, ticks);
            var start = now - time.GetElapsedTime(track.PreviousResult, ticks);
            destination[count++] = new Reading(Modality.Face, scores, track.Quality.Overall, track.Id, start, end)
            {
                Embedding = _embeddings.Keep(track.Embedding),
            };
            track.HasFreshResult = false;
        }

        return count;
    }

    /// <summary>Forgets all faces, as when the camera was switched off.</summary>
    public void Clear() => _tracker.Clear();

    private void Detect(VideoFrame frame, long timestamp, int closerLooks)
    {
        var start = time.GetTimestamp();
        var faces = detector.Detect(frame, closerLooks);
        LastDetection = time.GetElapsedTime(start);
        _tracker.Update(faces, timestamp);
    }

    private FaceTrack? NeediestTrack(VideoFrame frame, long timestamp)
    {
        FaceTrack? neediest = null;
        var most = 1f;
        foreach (var track in Tracks)
        {
            if (!track.IsConfirmed || !track.IsVisible)
                continue;
            var need = Need(frame, track, timestamp);
            if (need >= most)
                (neediest, most) = (track, need);
        }

        return neediest;
    }

    /// <summary>From 1 on a face should be classified: the more, the sooner.</summary>
    private float Need(VideoFrame frame, FaceTrack track, long timestamp)
    {
        if (track.Scores is null)
            return float.PositiveInfinity;
        if (track.LastResult == timestamp)
            return 0;

        var box = track.Face.Box;
        var before = track.ClassifiedBox;
        var moved = MathF.Max(
            MathF.Max(MathF.Abs(box.CenterX - before.CenterX), MathF.Abs(box.CenterY - before.CenterY)),
            MathF.Abs(box.Width - before.Width)) / MathF.Max(1, before.Width);
        var changed = FaceSketch.Of(frame, box).DifferenceFrom(track.ClassifiedSketch);
        var age = time.GetElapsedTime(track.LastResult, timestamp) / options.Refresh;
        return MathF.Max((float)age, MathF.Max(moved, changed) / options.Change);
    }

    private void Classify(VideoFrame frame, FaceTrack track, long timestamp)
    {
        var start = time.GetTimestamp();
        var result = expression.Classify(frame, track.Face);
        TimeSpan? sinceLast = track.Scores is null ? null : time.GetElapsedTime(track.LastResult, timestamp);
        track.Scores = _overTime.Follow(track.Memory(_overTime.MemoryLength), result.Scores, expression.Embedding, sinceLast);
        LastExpression = time.GetElapsedTime(start);

        track.PreviousResult = sinceLast is null ? timestamp : track.LastResult;
        track.Quality = result.Quality;
        track.LastResult = timestamp;
        track.HasFreshResult = true;
        track.ClassifiedBox = track.Face.Box;
        track.ClassifiedSketch = FaceSketch.Of(frame, track.Face.Box);
    }
}
