namespace EmotionEdge.Core.Physiology;

/// <summary>Running mean and variance of one value, weighted by time, that forget exponentially.</summary>
/// <param name="leastDeviation">A smaller standard deviation is taken to be this one.</param>
internal sealed class RunningRange(double leastDeviation)
{
    private double _mean;
    private double _variance;

    /// <summary>Seconds of values so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>How many standard deviations a value lies from the mean.</summary>
    public double DeviationOf(double value) => (value - _mean) / Math.Max(Math.Sqrt(_variance), leastDeviation);

    /// <param name="value">A value.</param>
    /// <param name="seconds">The time for which it stands.</param>
    /// <param name="timeConstant">Seconds after which an old value counts 1/e.</param>
    public void Learn(double value, double seconds, double timeConstant)
    {
        Seconds += seconds;
        var amount = Seconds > 0 ? seconds / Math.Min(Seconds, timeConstant) : 0;
        var difference = value - _mean;
        _mean += amount * difference;
        _variance = (1 - amount) * (_variance + (amount * difference * difference));
    }
}
