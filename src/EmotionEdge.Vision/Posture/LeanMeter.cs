namespace EmotionEdge.Vision.Posture;

/// <summary>
/// How much nearer the head is than is usual for this person here. The face grows when somebody walks up, too; then the
/// shoulders grow with it. The face seems larger against the shoulders when somebody turns, too; then the face stays as it is.
/// Only what both say counts.
/// </summary>
internal struct LeanMeter
{
    private const double KnownAfter = 5;
    private const double TimeConstant = 60;

    private double _seconds;
    private double _face;
    private double _ratio;

    /// <param name="measures">Of this look.</param>
    /// <param name="leaning">Leaning in is not learnt as usual.</param>
    /// <param name="seconds">Since the last look.</param>
    /// <returns>0 as usual, 0.15 a face 15 % larger; <see langword="null"/> while it is not known what is usual, or the shoulders are not seen.</returns>
    public float? Update(in BodyMeasures measures, bool leaning, double seconds)
    {
        if (measures.HeadToShoulders is not { } ratio)
            return null;

        var lean = _seconds >= KnownAfter
            ? (float)Math.Min(measures.FaceWidth / _face, ratio / _ratio) - 1
            : (float?)null;
        if (!leaning)
        {
            _seconds += seconds;
            var amount = _seconds > 0 ? seconds / Math.Min(_seconds, TimeConstant) : 1;
            _face += amount * (measures.FaceWidth - _face);
            _ratio += amount * (ratio - _ratio);
        }

        return lean;
    }
}
