using System.Numerics;

namespace EmotionEdge.Vision.Tracking;

/// <summary>
/// Position, size and velocity of a face between measurements: an alpha-beta filter whose gain grows with the
/// surprise. A face at rest is smoothed hard (no jitter), one that moves is followed closely (no lag): the idea of the
/// One-Euro filter (G. Casiez et al., 2012). The gain of the velocity follows that of the position as T. Benedict and
/// G. Bordner derived it ("Synthesis of an optimal set of radar track-while-scan smoothing equations", 1962).
/// </summary>
internal struct MotionFilter
{
    /// <summary>The gain for a measurement that is just where it was expected.</summary>
    private const float RestGain = 0.35f;

    /// <summary>The surprise, in box widths, from which a measurement is taken as it is.</summary>
    private const float FullSurprise = 0.25f;

    /// <summary>Beyond this a face that nobody saw is taken to have stopped.</summary>
    private const double HorizonSeconds = 0.4;

    private Vector2 _centre;
    private Vector2 _size;
    private Vector2 _velocity;

    /// <summary>Pixels a second.</summary>
    public readonly Vector2 Velocity => _velocity;

    public static MotionFilter StartingAt(in Box box) => new() { _centre = CentreOf(box), _size = SizeOf(box) };

    /// <summary>Where the face is that long after the last measurement.</summary>
    public readonly Box Predict(double seconds)
    {
        var centre = CentreAfter(seconds);
        return Box.FromCenter(centre.X, centre.Y, _size.X, _size.Y);
    }

    /// <summary>Takes in a measurement that long after the last one; returns the gain it was taken with, 0..1.</summary>
    public float Correct(in Box measured, double seconds)
    {
        var expected = CentreAfter(seconds);
        var error = CentreOf(measured) - expected;
        var growth = SizeOf(measured) - _size;
        var surprise = MathF.Max(error.Length(), growth.Length()) / MathF.Max(1, _size.X);
        var gain = RestGain + ((1 - RestGain) * Math.Min(1, surprise / FullSurprise));
        _centre = expected + (gain * error);
        _size += gain * growth;
        if (seconds > 0)
            _velocity += gain * gain / (2 - gain) * error / (float)seconds;
        return gain;
    }

    private readonly Vector2 CentreAfter(double seconds) => _centre + (_velocity * (float)Math.Clamp(seconds, 0, HorizonSeconds));

    private static Vector2 CentreOf(in Box box) => new(box.CenterX, box.CenterY);

    private static Vector2 SizeOf(in Box box) => new(box.Width, box.Height);
}
