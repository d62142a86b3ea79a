using EmotionEdge.Core.Media;
using EmotionEdge.Core.Posture;

namespace EmotionEdge.Vision.Posture;

/// <summary>The body under one face over time. The object is reused for another one after this one is gone.</summary>
public sealed class Body
{
    private const float GesturingFrom = 0.8f;
    private const float MovingFrom = 0.4f;

    private MotionMeter _motion;
    private LeanMeter _lean;
    private CueSwitch _agitation;
    private CueSwitch _handToFace;
    private CueSwitch _headDown;
    private CueSwitch _armsCrossed;
    private CueSwitch _leaningIn;
    private float _fastestHand;
    private float _fastestBody;

    /// <summary>The track of its face; 0 for nobody.</summary>
    public int Track { get; private set; }

    /// <summary>Where its parts were at <see cref="SeenAt"/>.</summary>
    public Pose Pose { get; private set; }

    /// <summary>When it was last found, in ticks of the clock; <see langword="null"/> before.</summary>
    public long? SeenAt { get; private set; }

    /// <summary>The cues that it shows, with hysteresis.</summary>
    public PostureCues Cues { get; private set; }

    /// <summary>0 still .. 1 as lively as it is measured.</summary>
    public float Agitation => _motion.Agitation;

    /// <summary>When it was last looked for; <see langword="null"/> before.</summary>
    internal long? LookedAt { get; set; }

    /// <summary>The last look found another person, or nobody: the next one is at a smaller place.</summary>
    internal bool IsMissed { get; set; }

    internal void Start(int track)
    {
        Track = track;
        Pose = default;
        Cues = default;
        SeenAt = LookedAt = null;
        IsMissed = false;
        (_motion, _lean, _fastestHand, _fastestBody) = (default, default, 0, 0);
        _agitation = _handToFace = _headDown = _armsCrossed = _leaningIn = default;
    }

    /// <summary>Takes a look in.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="pose">The body in it.</param>
    /// <param name="face">The box of its face.</param>
    /// <param name="timestamp">When the picture was taken.</param>
    /// <param name="seconds">Since the look before; 0 for the first.</param>
    internal void See(VideoFrame frame, in Pose pose, in Box face, long timestamp, double seconds)
    {
        var measures = BodyMeasures.Of(pose, face);
        _motion.Update(frame, pose, measures.Scale, BodySquare.Below(face, close: true), seconds);
        _fastestHand = MathF.Max(_fastestHand, _motion.HandSpeed);
        _fastestBody = MathF.Max(_fastestBody, _motion.BodySpeed);
        Cues = default(PostureCues)
            .With(PostureCue.Agitation, _agitation.Update(_motion.Agitation, CueLevels.Agitation, seconds))
            .With(PostureCue.HandToFace, _handToFace.Update(-measures.HandDistance, CueLevels.HandToFace, seconds))
            .With(PostureCue.HeadDown, _headDown.Update(measures.HeadPitch, CueLevels.HeadDown, seconds))
            .With(PostureCue.ArmsCrossed, _armsCrossed.Update(measures.Crossing, CueLevels.ArmsCrossed, seconds))
            .With(PostureCue.LeaningIn, _leaningIn.Update(_lean.Update(measures, _leaningIn.IsOn, seconds), CueLevels.LeaningIn, seconds));
        (Pose, SeenAt, IsMissed) = (pose, timestamp, false);
    }

    /// <summary>What it did since the last call.</summary>
    internal PostureAction TakeAction()
    {
        var (hand, body) = (_fastestHand, _fastestBody);
        _fastestHand = _fastestBody = 0;
        return Cues[PostureCue.HandToFace] ? PostureAction.HandToFace
            : hand >= GesturingFrom ? PostureAction.Gesturing
            : body >= MovingFrom ? PostureAction.Moving
            : Cues[PostureCue.ArmsCrossed] ? PostureAction.ArmsCrossed
            : Cues[PostureCue.HeadDown] ? PostureAction.HeadDown
            : Cues[PostureCue.LeaningIn] ? PostureAction.LeaningIn
            : PostureAction.Still;
    }
}
