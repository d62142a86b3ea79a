namespace EmotionEdge.Vision.Posture;

/// <summary>One cue with hysteresis: two levels, and a time for which the value must say the same.</summary>
internal struct CueSwitch
{
    /// <summary>A cue that cannot be seen any more stays for so many seconds: a hand at the mouth hides itself now and then.</summary>
    private const double Patience = 1;

    private double _against;

    public bool IsOn { get; private set; }

    /// <param name="value">What is measured; <see langword="null"/> where it cannot be.</param>
    /// <param name="levels">When it begins and ends.</param>
    /// <param name="seconds">Since the last value.</param>
    /// <returns>Whether the cue is shown.</returns>
    public bool Update(float? value, CueLevels levels, double seconds)
    {
        var contradicts = IsOn ? !(value > levels.Off) : value >= levels.On;
        _against = contradicts ? _against + seconds : 0;
        if (contradicts && _against >= (value is null ? Math.Max(levels.After, Patience) : levels.After))
        {
            IsOn = !IsOn;
            _against = 0;
        }

        return IsOn;
    }
}
