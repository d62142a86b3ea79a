using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Vision;

namespace EmotionEdge.Live;

/// <summary>
/// Where faces were last seen and what they showed, for whoever draws them. Handed over only while somebody does; what is
/// older than a second is not told any more. Thread-safe.
/// </summary>
internal sealed class FaceMarks(FusionOptions fusion, TimeProvider time)
{
    private const int Most = 16;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly (Box Box, EmotionScores? Scores)[] _faces = new (Box, EmotionScores?)[Most];
    private volatile bool _isWanted;
    private int _count;
    private long _seenAt;

    /// <summary>Whether anybody draws.</summary>
    public bool IsWanted
    {
        get => _isWanted;
        set => _isWanted = value;
    }

    /// <summary>Tells of the faces in a frame; allocates nothing, and does nothing where nobody draws.</summary>
    public void Show(ReadOnlySpan<FaceTrack> tracks, VideoFrame frame)
    {
        if (!_isWanted)
            return;
        lock (_gate)
        {
            _count = 0;
            _seenAt = frame.CapturedAt;
            foreach (var track in tracks)
            {
                if (_count < Most && track.IsConfirmed && track.IsVisible)
                    _faces[_count++] = (track.Face.Box, track.Scores);
            }
        }
    }

    /// <summary>Nobody is to be seen any more.</summary>
    public void Clear()
    {
        lock (_gate)
            _count = 0;
    }

    /// <summary>What is to be drawn into a frame.</summary>
    public PictureMark[] For(VideoFrame frame)
    {
        lock (_gate)
        {
            if (_count == 0 || time.GetElapsedTime(_seenAt) > Lasting)
                return [];
            var marks = new PictureMark[_count];
            for (var i = 0; i < marks.Length; i++)
                marks[i] = MarkOf(_faces[i].Box.ClippedTo(frame.Width, frame.Height), _faces[i].Scores);
            return marks;
        }
    }

    private PictureMark MarkOf(in Box box, EmotionScores? scores) =>
        new((int)box.Left, (int)box.Top, (int)box.Right, (int)box.Bottom, LabelOf(scores));

    private string LabelOf(EmotionScores? scores)
    {
        if (scores is not { } known)
            return "...";
        return known[known.Dominant] >= fusion.MinimumConfidence
            ? FormattableString.Invariant($"{known.Dominant.Name()} {100 * known[known.Dominant]:0} %")
            : EmotionNames.Unknown;
    }
}
