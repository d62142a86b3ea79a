using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Live;

/// <summary>
/// Where faces and bodies were last seen and what the faces showed, for whoever draws them. Handed over only while somebody does; what is
/// older than a second is not told any more. Thread-safe.
/// </summary>
internal sealed class FaceMarks(FusionOptions fusion, TimeProvider time)
{
    private const int Most = 16;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly (Box Box, EmotionScores? Scores)[] _faces = new (Box, EmotionScores?)[Most];
    private readonly (Pose Pose, long SeenAt)[] _bodies = new (Pose, long)[Most];
    private volatile bool _isWanted;
    private int _bodyCount;
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

    /// <summary>Tells of the bodies; allocates nothing, and does nothing where nobody draws.</summary>
    public void Show(ReadOnlySpan<Body> bodies)
    {
        if (!_isWanted)
            return;
        lock (_gate)
        {
            _bodyCount = 0;
            foreach (var body in bodies)
            {
                if (body is { Track: > 0, SeenAt: { } seen } && _bodyCount < Most)
                    _bodies[_bodyCount++] = (body.Pose, seen);
            }
        }
    }

    /// <summary>Nobody is to be seen any more.</summary>
    public void Clear()
    {
        lock (_gate)
            _count = _bodyCount = 0;
    }

    /// <summary>The bones of the bodies.</summary>
    public PictureLine[] Bodies()
    {
        lock (_gate)
        {
            var lines = new List<PictureLine>();
            for (var i = 0; i < _bodyCount; i++)
            {
                if (time.GetElapsedTime(_bodies[i].SeenAt) <= Lasting)
                    AddBones(_bodies[i].Pose, lines);
            }

            return [.. lines];
        }
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
                marks[i] = FaceMark.Of(_faces[i].Box, _faces[i].Scores, frame.Width, frame.Height, fusion);
            return marks;
        }
    }

    private static void AddBones(in Pose pose, List<PictureLine> lines)
    {
        foreach (var (from, to) in Skeleton.Bones)
        {
            if (pose.Find(from) is { } start && pose.Find(to) is { } end)
                lines.Add(new PictureLine((int)start.X, (int)start.Y, (int)end.X, (int)end.Y));
        }
    }
}
