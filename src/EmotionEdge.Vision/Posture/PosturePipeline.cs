using EmotionEdge.Core.Media;
using EmotionEdge.Core.Posture;

namespace EmotionEdge.Vision.Posture;

/// <summary>
/// From faces to bodies: one look at one person at a time, at the one that was not looked at for longest. A person is known by
/// the track of the face; without a face nobody is looked for. Works on the caller's thread and allocates nothing per look.
/// Not thread-safe.
/// </summary>
/// <param name="model">Finds key points.</param>
/// <param name="options">How often, and of how many people.</param>
/// <param name="time">The clock of the frames' timestamps.</param>
public sealed class PosturePipeline(IPoseModel model, PostureOptions options, TimeProvider time)
{
    /// <summary>A body not seen for longer than this says nothing of now.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    private readonly Body[] _bodies = [.. Enumerable.Range(0, options.People).Select(_ => new Body())];
    private readonly int[] _actions = new int[Enum.GetValues<PostureAction>().Length];
    private long? _toldAt;
    private bool _toldNobody;

    /// <summary>What the last look took; zero before the first.</summary>
    public TimeSpan LastLook { get; private set; }

    /// <summary>The bodies; those whose track is 0 are nobody's. Valid until the next call.</summary>
    public ReadOnlySpan<Body> Bodies => _bodies;

    /// <summary>Looks at the person that was not looked at for longest.</summary>
    /// <param name="frame">A frame of any size.</param>
    /// <param name="tracks">The faces in it.</param>
    /// <param name="timestamp">When it was captured, in ticks of the clock; not before the last one.</param>
    /// <returns>Whether anybody was due.</returns>
    public bool Look(VideoFrame frame, ReadOnlySpan<FaceTrack> tracks, long timestamp)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Follow(tracks);
        FaceTrack? neediest = null;
        Body? body = null;
        foreach (var track in tracks)
        {
            if (BodyOf(track.Id) is { } known && IsDue(known, timestamp) && (body is null || known.LookedAt is null || known.LookedAt < body.LookedAt))
                (neediest, body) = (track, known);
        }

        if (neediest is null || body is null)
            return false;
        var start = time.GetTimestamp();
        Look(frame, neediest, body, timestamp);
        LastLook = time.GetElapsedTime(start);
        return true;
    }

    /// <summary>What the bodies say together, once a second; <see langword="null"/> in between, and once it was told that there is nobody.</summary>
    /// <param name="timestamp">Now, in ticks of the clock.</param>
    /// <param name="now">Now, by the wall clock.</param>
    public PostureState? Tell(long timestamp, DateTimeOffset now)
    {
        if (_toldAt is { } told && time.GetElapsedTime(told, timestamp) < TellEvery)
            return null;
        var state = TellNow(timestamp, now);
        var isNews = state.People > 0 || !_toldNobody;
        _toldNobody = state.People == 0;
        return isNews ? state : null;
    }

    /// <summary>As <see cref="Tell"/>, of the time since it was told last, however short.</summary>
    public PostureState TellNow(long timestamp, DateTimeOffset now)
    {
        _toldAt = timestamp;
        return StateAt(timestamp, now);
    }

    /// <summary>Forgets all bodies, as when the camera was switched off.</summary>
    public void Clear()
    {
        foreach (var body in _bodies)
            body.Start(0);
    }

    private PostureState StateAt(long timestamp, DateTimeOffset now)
    {
        var people = 0;
        var agitation = 0f;
        var cues = default(PostureCounts);
        Array.Clear(_actions);
        foreach (var body in _bodies)
        {
            if (body.Track == 0 || body.SeenAt is not { } seen || time.GetElapsedTime(seen, timestamp) > Lasting)
                continue;
            people++;
            agitation += body.Agitation;
            cues = cues.Plus(body.Cues);
            _actions[(int)body.TakeAction()]++;
        }

        if (people == 0)
            return PostureState.Nobody(now);
        var most = _actions.AsSpan().IndexOf(_actions.Max());
        return new PostureState(now, people, (PostureAction)most, agitation / people, cues);
    }

    private void Look(VideoFrame frame, FaceTrack track, Body body, long timestamp)
    {
        body.LookedAt = timestamp;
        var face = track.Face.Box;
        var pose = model.Find(frame, SquareFor(frame, body, face));
        if (!pose.IsPerson || !pose.Wears(face))
        {
            body.IsMissed = !body.IsMissed;
            return;
        }

        var seconds = body.SeenAt is { } before ? time.GetElapsedTime(before, timestamp).TotalSeconds : 0;
        body.See(frame, pose, face, timestamp, seconds);
    }

    /// <summary>Around the body where it was, as long as the face is there; else below the face, nearer after a miss.</summary>
    private static Box SquareFor(VideoFrame frame, Body body, in Box face) =>
        body is { SeenAt: not null, IsMissed: false } && BodySquare.Around(body.Pose, frame.Width, frame.Height) is { } around && around.Intersection(face).Area >= 0.99f * face.Area
            ? around
            : BodySquare.Below(face, body.IsMissed);

    private void Follow(ReadOnlySpan<FaceTrack> tracks)
    {
        foreach (var body in _bodies)
        {
            if (body.Track != 0 && !IsThere(body.Track, tracks))
                body.Start(0);
        }

        foreach (var track in tracks)
        {
            if (track.IsConfirmed && BodyOf(track.Id) is null && BodyOf(0) is { } free)
                free.Start(track.Id);
        }
    }

    private Body? BodyOf(int track)
    {
        foreach (var body in _bodies)
        {
            if (body.Track == track)
                return body;
        }

        return null;
    }

    private bool IsDue(Body body, long timestamp) => body.LookedAt is not { } looked || time.GetElapsedTime(looked, timestamp) >= options.Every;

    private static bool IsThere(int id, ReadOnlySpan<FaceTrack> tracks)
    {
        foreach (var track in tracks)
        {
            if (track.Id == id)
                return true;
        }

        return false;
    }
}
