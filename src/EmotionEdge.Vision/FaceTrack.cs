using System.Numerics;
using EmotionEdge.Core;
using EmotionEdge.Vision.Expression;
using EmotionEdge.Vision.Tracking;

namespace EmotionEdge.Vision;

/// <summary>
/// One face over time. The object is reused for another face after this one is gone: keep the <see cref="Id"/>, not
/// the object.
/// </summary>
public sealed class FaceTrack
{
    private MotionFilter _motion;
    private Landmarks _relative;
    private double _unseenSeconds;
    private float[] _memory = [];

    /// <summary>From 1, never given twice.</summary>
    public int Id { get; private set; }

    /// <summary>Detected often enough to be believed.</summary>
    public bool IsConfirmed { get; internal set; }

    /// <summary>The last detection found this face; if not, the box is where it should be by now.</summary>
    public bool IsVisible { get; internal set; }

    /// <summary>Box, key points and detection score now: smoothed, moved on between detections.</summary>
    public Face Face { get; private set; }

    /// <summary>When a detection last found it, in ticks of the tracker's clock.</summary>
    public long LastSeen { get; private set; }

    /// <summary>Probabilities over time; <see langword="null"/> until the expression was classified once.</summary>
    public EmotionScores? Scores { get; internal set; }

    /// <summary>The likeliest emotion of <see cref="Scores"/>.</summary>
    public Emotion? Dominant => Scores?.Dominant;

    /// <summary>How good the picture behind the last classification was.</summary>
    public FaceQuality Quality { get; internal set; }

    /// <summary>When the picture behind the last classification was taken, in ticks of the tracker's clock; 0 before the first.</summary>
    public long LastResult { get; internal set; }

    /// <summary>The result before that; the same as the last while there is only one.</summary>
    internal long PreviousResult { get; set; }

    /// <summary>A result came in since readings were last written.</summary>
    internal bool HasFreshResult { get; set; }

    /// <summary>What the face looked like, and where it was, when it was last classified.</summary>
    internal FaceSketch ClassifiedSketch { get; set; }

    /// <inheritdoc cref="ClassifiedSketch"/>
    internal Box ClassifiedBox { get; set; }

    internal int Hits { get; private set; }

    internal float BestScore { get; private set; }

    internal void Start(int id, in Face face, long timestamp)
    {
        Id = id;
        _motion = MotionFilter.StartingAt(face.Box);
        _relative = RelativeTo(face.Box, face.Landmarks);
        _unseenSeconds = 0;
        Face = face;
        LastSeen = timestamp;
        Hits = 1;
        BestScore = face.Score;
        IsVisible = true;
        IsConfirmed = false;
        Scores = null;
        Quality = default;
        LastResult = PreviousResult = 0;
        HasFreshResult = false;
        _memory.AsSpan().Clear();
    }

    /// <summary>What the model over time remembers of this face; overwritten by the next look, empty before the first.</summary>
    public ReadOnlySpan<float> Embedding => _memory;

    /// <summary>The same to write; zeros before the first look. Made once, for the track's whole use.</summary>
    internal Span<float> Memory(int length)
    {
        if (_memory.Length != length)
            _memory = new float[length];
        return _memory;
    }

    /// <summary>Moves box and key points to where they should be that long after the face was last seen.</summary>
    internal void Predict(double secondsSinceSeen)
    {
        _unseenSeconds = secondsSinceSeen;
        Place(_motion.Predict(secondsSinceSeen), Face.Score);
    }

    internal void Correct(in Face detected, long timestamp)
    {
        var gain = _motion.Correct(detected.Box, _unseenSeconds);
        var relative = RelativeTo(detected.Box, detected.Landmarks);
        for (var i = 0; i < Landmarks.Count; i++)
            _relative[i] = Vector2.Lerp(_relative[i], relative[i], gain);
        _unseenSeconds = 0;
        LastSeen = timestamp;
        Hits++;
        BestScore = MathF.Max(BestScore, detected.Score);
        IsVisible = true;
        Place(_motion.Predict(0), detected.Score);
    }

    private void Place(in Box box, float score)
    {
        var centre = new Vector2(box.CenterX, box.CenterY);
        var size = new Vector2(box.Width, box.Height);
        var landmarks = default(Landmarks);
        for (var i = 0; i < Landmarks.Count; i++)
            landmarks[i] = centre + (_relative[i] * size);
        Face = new Face(box, landmarks, score);
    }

    private static Landmarks RelativeTo(in Box box, in Landmarks landmarks)
    {
        var centre = new Vector2(box.CenterX, box.CenterY);
        var size = Vector2.Max(new Vector2(box.Width, box.Height), new Vector2(1e-3f));
        var relative = default(Landmarks);
        for (var i = 0; i < Landmarks.Count; i++)
            relative[i] = (landmarks[i] - centre) / size;
        return relative;
    }
}
