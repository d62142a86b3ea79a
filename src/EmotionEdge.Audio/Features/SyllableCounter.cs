namespace EmotionEdge.Audio.Features;

/// <summary>
/// Syllable nuclei: peaks of the intensity that are voiced, not far below the loudest, and stand 2 dB above the dip before
/// and after them (N. H. de Jong and T. Wempe, "Praat script to detect syllable nuclei and measure speech rate automatically",
/// 2009). Counted as the sound goes on: the loudest is a peak that fades, in place of the whole sound's. Not thread-safe.
/// </summary>
internal sealed class SyllableCounter
{
    /// <summary>A peak is that much above its dips, and at most so much below the loudest, in decibels.</summary>
    private const double Dip = 2;
    private const double Depth = 25;

    /// <summary>How fast the loudest fades, in decibels a frame of 10 ms: 2 dB a second.</summary>
    private const double Fading = 0.02;

    /// <summary>Frames over which the intensity is averaged, against the ripple of single periods.</summary>
    private const int Smoothing = 5;

    private readonly double[] _powers = new double[Smoothing];
    private int _next;
    private double _loudest = double.NegativeInfinity;
    private double _dip = double.PositiveInfinity;
    private double _peak;
    private bool _isRising;
    private bool _isVoiced;

    /// <summary>Takes the next frame.</summary>
    /// <param name="power">Its mean square.</param>
    /// <param name="isVoiced">Whether there is a voice in it.</param>
    /// <returns>1 when the peak before it is certain to be a nucleus, else 0.</returns>
    public int Push(double power, bool isVoiced)
    {
        _powers[_next] = power;
        _next = (_next + 1) % Smoothing;
        double sum = 0;
        foreach (var one in _powers)
            sum += one;
        var level = 10 * Math.Log10((sum / Smoothing) + 1e-12);
        _loudest = Math.Max(level, _loudest - Fading);
        return _isRising ? Rise(level, isVoiced) : Fall(level, isVoiced);
    }

    /// <summary>The voice need not be there in the very frame of the peak.</summary>
    private int Rise(double level, bool isVoiced)
    {
        _isVoiced |= isVoiced;
        _peak = Math.Max(_peak, level);
        if (level > _peak - Dip)
            return 0;

        (_isRising, _dip) = (false, level);
        return _isVoiced && _peak > _loudest - Depth ? 1 : 0;
    }

    private int Fall(double level, bool isVoiced)
    {
        _dip = Math.Min(_dip, level);
        if (level >= _dip + Dip)
            (_isRising, _peak, _isVoiced) = (true, level, isVoiced);
        return 0;
    }
}
