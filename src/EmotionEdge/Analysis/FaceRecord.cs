using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision;

namespace EmotionEdge.Analysis;

/// <summary>What was seen of the faces of one video, by the second and by track.</summary>
internal sealed class FaceRecord(FusionOptions fusion)
{
    private readonly SortedDictionary<int, ScoreMean> _seconds = [];
    private readonly SortedDictionary<int, TrackRecord> _tracks = [];
    private readonly EmbeddingMean _embedding = new();

    /// <summary>Where the video ends, in seconds.</summary>
    public double End { get; set; }

    /// <summary>Takes those tracks whose expression was told in this frame.</summary>
    public void Add(ReadOnlySpan<FaceTrack> tracks, VideoFrame frame)
    {
        var at = TimeSpan.FromTicks(frame.CapturedAt).TotalSeconds;
        foreach (var track in tracks)
        {
            if (!track.IsConfirmed || track.LastResult != frame.CapturedAt || track.Scores is not { } scores)
                continue;

            var quality = track.Quality.Overall;
            _embedding.Add(track.Embedding, quality);
            _seconds.TryGetValue((int)at, out var second);
            second.Add(scores, Affect.Of(scores), quality, quality);
            _seconds[(int)at] = second;

            if (!_tracks.TryGetValue(track.Id, out var record))
                _tracks[track.Id] = record = new TrackRecord(track.Id, at);
            record.Add(at, ImageAnalysis.BoxOf(track.Face.Box, frame.Width, frame.Height), scores, quality);
        }
    }

    /// <summary>One entry for each second with a face; tells <paramref name="findings"/> of it too.</summary>
    public List<TimelineEntry> Timeline(Findings findings)
    {
        findings.Embed(Modality.Face, _embedding.Mean(), weight: 1);
        var entries = new List<TimelineEntry>();
        foreach (var (second, mean) in _seconds)
        {
            if (mean.Weight <= 0)
                continue;
            var end = Math.Max(Math.Min(second + 1, End), second);
            findings.Add(Modality.Face, mean.Scores, mean.Affect, mean.Quality, Math.Max(end - second, VideoFaces.Step));
            entries.Add(new TimelineEntry(second, end, "face", mean.Scores) { Affect = mean.Affect, Quality = mean.Quality });
        }

        return entries;
    }

    public IReadOnlyList<FaceResult> Tracks() => [.. _tracks.Values.Select(track => track.Result(fusion))];
}
