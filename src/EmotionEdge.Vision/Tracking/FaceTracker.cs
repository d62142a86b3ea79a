using System.Runtime.InteropServices;

namespace EmotionEdge.Vision.Tracking;

/// <summary>
/// Gives faces an id that stays while they are in view. Each track is expected where its velocity takes it; tracks and
/// detections are paired greedily, the best distance-IoU first. Made for fewer than a hundred faces. Not thread-safe.
/// </summary>
internal sealed class FaceTracker(TimeProvider time, FaceTrackerOptions options)
{
    private readonly List<FaceTrack> _tracks = new(64);
    private readonly Stack<FaceTrack> _spare = new(64);
    private float[] _affinities = new float[64 * 8];
    private bool[] _taken = new bool[64];
    private int _lastId;

    /// <summary>All tracks, confirmed or not, oldest first; valid until the next call.</summary>
    public ReadOnlySpan<FaceTrack> Tracks => CollectionsMarshal.AsSpan(_tracks);

    /// <summary>Moves every track to where it should be now; for frames on which detection did not run.</summary>
    /// <param name="timestamp">When the frame was captured, in ticks of the clock.</param>
    public void Predict(long timestamp)
    {
        foreach (var track in Tracks)
            track.Predict(time.GetElapsedTime(track.LastSeen, timestamp).TotalSeconds);
    }

    /// <summary>Takes in what the detector found: tracks go on, begin, or are dropped.</summary>
    /// <param name="detections">The faces of one frame; none overlaps another much.</param>
    /// <param name="timestamp">When the frame was captured, in ticks of the clock.</param>
    public void Update(ReadOnlySpan<Face> detections, long timestamp)
    {
        Predict(timestamp);
        var known = _tracks.Count;
        MeasureAffinities(detections);
        foreach (var track in Tracks)
            track.IsVisible = false;
        PairBestFirst(detections, timestamp);
        for (var i = 0; i < detections.Length; i++)
        {
            if (!_taken[i])
                Begin(detections[i], timestamp);
        }

        DropUnseen(known, timestamp);
    }

    /// <summary>Forgets all tracks, as when the camera was switched off. Ids go on counting.</summary>
    public void Clear()
    {
        foreach (var track in _tracks)
            _spare.Push(track);
        _tracks.Clear();
    }

    private void MeasureAffinities(ReadOnlySpan<Face> detections)
    {
        if (_taken.Length < detections.Length)
            _taken = new bool[2 * detections.Length];
        if (_affinities.Length < detections.Length * _tracks.Count)
            _affinities = new float[2 * detections.Length * _tracks.Count];
        Array.Clear(_taken);

        var at = 0;
        foreach (var track in Tracks)
        {
            foreach (ref readonly var detection in detections)
                _affinities[at++] = track.Face.Box.DistanceIntersectionOverUnion(detection.Box);
        }
    }

    private void PairBestFirst(ReadOnlySpan<Face> detections, long timestamp)
    {
        while (true)
        {
            var affinities = _affinities.AsSpan(0, detections.Length * _tracks.Count);
            var best = -1;
            for (var i = 0; i < affinities.Length; i++)
            {
                if (affinities[i] >= options.MatchThreshold && (best < 0 || affinities[i] > affinities[best]))
                    best = i;
            }

            if (best < 0)
                return;

            var (row, column) = Math.DivRem(best, detections.Length);
            _taken[column] = true;
            affinities.Slice(row * detections.Length, detections.Length).Fill(float.NegativeInfinity);
            for (var i = column; i < affinities.Length; i += detections.Length)
                affinities[i] = float.NegativeInfinity;

            var track = _tracks[row];
            track.Correct(detections[column], timestamp);
            track.IsConfirmed |= IsBelievable(track);
        }
    }

    private void Begin(in Face face, long timestamp)
    {
        var track = _spare.TryPop(out var spare) ? spare : new FaceTrack();
        track.Start(++_lastId, face, timestamp);
        track.IsConfirmed = IsBelievable(track);
        _tracks.Add(track);
    }

    private bool IsBelievable(FaceTrack track) => track.Hits >= options.ConfirmAfter && track.BestScore >= options.ConfirmScore;

    private void DropUnseen(int known, long timestamp)
    {
        for (var i = known - 1; i >= 0; i--)
        {
            var track = _tracks[i];
            if (track.IsVisible || (track.IsConfirmed && time.GetElapsedTime(track.LastSeen, timestamp) < options.DropAfter))
                continue;

            _tracks.RemoveAt(i);
            _spare.Push(track);
        }
    }
}
