using System.Globalization;

namespace EmotionEdge.Core.Physiology;

/// <summary>
/// Arousal from heart rate and skin conductance: how far they lie from what has been usual for the person, in standard
/// deviations (of the logarithm, for conductance), as a logistic function; 0.5 is usual, two deviations above are 0.88. Both
/// rise with stress (J. A. Healey, R. W. Picard, "Detecting stress during real-world driving tasks using physiological
/// sensors", 2005), but also with stairs and coffee. What is usual is kept in memory only. Not thread-safe.
/// </summary>
public sealed class PhysiologySense(PhysiologyOptions options)
{
    /// <summary>After so long a pause another person may wear it: what was usual is forgotten.</summary>
    public static TimeSpan LongestPause { get; } = TimeSpan.FromHours(1);

    /// <summary>A sample from before this says nothing of now.</summary>
    public static TimeSpan OldestSample { get; } = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FastestClock = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);
    private const double LargestDeviation = 4;

    // A heart does not jump: what a sample may differ from the one before, at once and with each second between them.
    private const float HeartRateJump = 30;
    private const float HeartRateJumpPerSecond = 5;

    private RunningRange _heartRate = new(leastDeviation: 4);
    private RunningRange _conductance = new(leastDeviation: 0.15);
    private DateTimeOffset? _last;
    private (float Rate, DateTimeOffset Time)? _lastBeat;

    /// <summary>Takes a sample in.</summary>
    /// <param name="sample">What was measured.</param>
    /// <param name="now">The clock's time now.</param>
    /// <param name="refusal">Why it is not taken; <see langword="null"/> when it is. Has no measured value.</param>
    /// <returns>Arousal; <see langword="null"/> while it is not known yet what is usual.</returns>
    public ArousalReading? Take(in PhysiologySample sample, DateTimeOffset now, out string? refusal)
    {
        refusal = Refusal(sample, now);
        if (refusal is not null)
            return null;

        var since = sample.Time - _last ?? TimeSpan.Zero;
        if (since > LongestPause)
            Forget();
        _last = sample.Time;
        var seconds = Math.Clamp(since.TotalSeconds, 0, LongestStep.TotalSeconds);
        double sum = 0;
        var known = 0;
        if (sample.HeartRate is { } rate)
        {
            _lastBeat = (rate, sample.Time);
            Judge(_heartRate, rate, seconds, ref sum, ref known);
        }

        if (sample.SkinConductance is { } conductance)
            Judge(_conductance, Math.Log(conductance), seconds, ref sum, ref known);
        return known == 0 ? null : new ArousalReading((float)(1 / (1 + Math.Exp(-sum / known))), sample.Time);
    }

    /// <summary>Forgets what was usual, for instance because another person wears it.</summary>
    public void Forget()
    {
        _heartRate = new RunningRange(leastDeviation: 4);
        _conductance = new RunningRange(leastDeviation: 0.15);
        _last = null;
        _lastBeat = null;
    }

    /// <summary>A value is judged by what was usual before it, then learnt.</summary>
    private void Judge(RunningRange usual, double value, double seconds, ref double sum, ref int known)
    {
        if (usual.Seconds >= options.LearnFor.TotalSeconds)
        {
            sum += Math.Clamp(usual.DeviationOf(value), -LargestDeviation, LargestDeviation);
            known++;
        }

        usual.Learn(value, seconds, options.TimeConstant.TotalSeconds);
    }

    private string? Refusal(in PhysiologySample sample, DateTimeOffset now)
    {
        if (sample.HeartRate is null && sample.SkinConductance is null)
            return "it has neither heartRate nor skinConductance";
        if (sample.HeartRate is { } heart && !(heart is >= PhysiologyLimits.LowestHeartRate and <= PhysiologyLimits.HighestHeartRate))
            return Invariant($"heartRate must lie from {PhysiologyLimits.LowestHeartRate} to {PhysiologyLimits.HighestHeartRate} beats a minute");
        if (sample.SkinConductance is { } skin && !(skin is >= PhysiologyLimits.LowestSkinConductance and <= PhysiologyLimits.HighestSkinConductance))
            return Invariant($"skinConductance must lie from {PhysiologyLimits.LowestSkinConductance} to {PhysiologyLimits.HighestSkinConductance} microsiemens; below, the sensor is not worn");
        if (sample.Time > now + FastestClock)
            return "its time has not come yet; set the clock of the wearable or leave the time out";
        if (sample.Time < now - OldestSample)
            return Invariant($"it is older than {OldestSample.TotalMinutes} minutes");
        // A clock that was set back by more than a sample may be late begins anew.
        if (_last is { } last && sample.Time <= last && last <= now + FastestClock)
            return "it is not newer than the one before";
        if (sample.HeartRate is { } rate && _lastBeat is { } before
            && Math.Abs(rate - before.Rate) > HeartRateJump + (HeartRateJumpPerSecond * Math.Max(0, (sample.Time - before.Time).TotalSeconds)))
            return "heartRate is too far from the one before: a heart does not change so fast, the sensor may be loose";
        return null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
