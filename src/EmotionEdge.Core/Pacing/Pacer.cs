namespace EmotionEdge.Core.Pacing;

/// <summary>
/// Chooses which frames are analysed and how much of each, so that results stay young and the box stays responsive.
/// </summary>
/// <remarks>
/// <para>Share: a frame that cost c seconds of processor time earns a pause, so that c over the time to the next frame
/// is what the pictures may take of the usable cores (the service's share less what its other threads took lately).
/// </para>
/// <para>Latency: the age of each result is watched. When it comes near the limit, because other programs, heat or a
/// quota hold the processor back, the pause is stretched by half; while it stays well below, some of the full rate is
/// given back each second (additive increase, multiplicative decrease, as in TCP's congestion control). A result later than
/// the limit is to be dropped by the caller: <see cref="IsTooOld"/>.</para>
/// Not thread-safe: one thread asks and reports, only <see cref="Snapshot"/> and <see cref="Profile"/> may be used from others.
/// </remarks>
public sealed class Pacer(PacingOptions options, TimeProvider time)
{
    private const double StretchStep = 1.5;
    private const double StretchLimit = 16;
    private const double RateGainPerSecond = 0.06;
    private const double CoolerBy = 5;
    private const int MostCloserLooks = 2;

    /// <summary>Searches after which their cost is known well enough to do more of them.</summary>
    private const int KnownAfter = 10;

    /// <summary>What searching may take of the time that pictures may take.</summary>
    private const double SearchingShare = 0.6;

    /// <summary>What bodies may take of the time that pictures may take.</summary>
    private const double PosingShare = 0.25;

    /// <summary>Seconds until a look at a body that took too long is tried again.</summary>
    private const double PosingRest = 10;

    private readonly AgeWindow _ages = new(options.MaxLatency, time);
    private readonly RateMeter _rates = new(time);
    private MovingCost _detection = new(0.010);
    private MovingCost _expression = new(0.003);
    private MovingCost _pose = new(0.030);
    private MovingCost _rest = new(0.001);
    private double _cores = Environment.ProcessorCount;
    private double _otherCores;
    private double _totalCores;
    private double _stretch = 1;
    private bool _hot;
    private int _searches;
    private int _closerLooks;
    private volatile PacingProfile _profile = PacingProfile.Balanced;
    private long _processedAt = time.GetTimestamp();
    private long _due = time.GetTimestamp();
    private long _detectDue = time.GetTimestamp();
    private long _poseDue = time.GetTimestamp();

    /// <summary>How much the service may do now; may be set from any thread.</summary>
    public PacingProfile Profile
    {
        get => _profile;
        set => _profile = value;
    }

    /// <summary>Pause stretching now in force; 1 when the box keeps up.</summary>
    public double Stretch => _stretch;

    /// <summary>How long to leave the next frame alone; zero when one may be taken now.</summary>
    public TimeSpan UntilDue()
    {
        var left = _due - time.GetTimestamp();
        return left > 0 ? TimeSpan.FromSeconds(left / (double)time.TimestampFrequency) : TimeSpan.Zero;
    }

    /// <summary>What to do with a frame that was just taken.</summary>
    /// <param name="faces">How many faces are being tracked.</param>
    public FrameWork Plan(int faces)
    {
        var detect = time.GetTimestamp() >= _detectDue;
        var left = options.MaxLatency.TotalSeconds / (2 * _stretch) - (detect ? _detection.Seconds : 0) - _rest.Seconds;
        var affordable = (int)Math.Max(1, left / _expression.Seconds);
        var expressions = Math.Min(Math.Max(faces, 1), affordable);
        _closerLooks = detect ? CloserLooks(left - (expressions * _expression.Seconds)) : 0;
        return new FrameWork(detect, expressions, _closerLooks, faces > 0 && MayPose());
    }

    /// <summary>Whether a frame of this age is not worth publishing any more.</summary>
    public bool IsTooOld(long capturedAt) => time.GetElapsedTime(capturedAt) > options.MaxLatency;

    /// <summary>Reports a frame that was analysed.</summary>
    /// <param name="capturedAt">Timestamp of its capture.</param>
    /// <param name="startedAt">Timestamp at which work on it began.</param>
    /// <param name="detection">Wall time of the detection; zero when there was none.</param>
    /// <param name="expressions">Wall time of all expressions together.</param>
    /// <param name="faces">How many expressions were looked at.</param>
    /// <param name="processor">Processor time of the whole frame.</param>
    /// <param name="pose">Wall time of a look at a body, after the results were handed on; zero when there was none.</param>
    public void Processed(
        long capturedAt,
        long startedAt,
        TimeSpan detection,
        TimeSpan expressions,
        int faces,
        TimeSpan processor,
        TimeSpan pose = default)
    {
        var now = time.GetTimestamp();
        var age = time.GetElapsedTime(capturedAt, now) - pose;
        var elapsed = time.GetElapsedTime(startedAt, now) - pose;
        if (detection > TimeSpan.Zero)
        {
            _detection.Add(detection.TotalSeconds / (1 + _closerLooks));
            _searches++;
            _detectDue = startedAt + Ticks(options.DetectEvery.TotalSeconds * _stretch / Searches());
        }

        if (faces > 0)
            _expression.Add(expressions.TotalSeconds / faces);
        _rest.Add(Math.Max(0, (elapsed - detection - expressions).TotalSeconds));

        if (pose > TimeSpan.Zero)
        {
            _pose.Add(pose.TotalSeconds);
            var tooLong = _pose.Seconds > options.MaxLatency.TotalSeconds / 2;
            _poseDue = startedAt + Ticks(Math.Max(_pose.Seconds / (PosingShare * Allowance()), tooLong ? PosingRest : 0));
        }

        Adapt(age, time.GetElapsedTime(_processedAt, now));
        _processedAt = now;
        _due = startedAt + Ticks(processor.TotalSeconds / Allowance() * _stretch);
        _ages.Add(age);
        _rates.AddProcessed();
    }

    /// <summary>Reports what the whole service and its surroundings do; about once a second.</summary>
    /// <param name="usableCores">Cores that the service may use: a quota counts, so this may be 0.25.</param>
    /// <param name="totalCores">Cores that the whole service took lately.</param>
    /// <param name="pictureCores">Cores that the picture pipeline's own thread took of these.</param>
    /// <param name="temperatureCelsius">Of the processor; <see langword="null"/> where it is not known.</param>
    public void ObserveSystem(double usableCores, double totalCores, double pictureCores, double? temperatureCelsius)
    {
        _cores = Math.Max(0.01, usableCores);
        _totalCores = totalCores;
        _otherCores = Math.Max(0, totalCores - pictureCores);
        _hot = temperatureCelsius > options.HotCelsius - (_hot ? CoolerBy : 0);
    }

    /// <summary>Frame rates, costs and age now.</summary>
    /// <param name="captured">Frames that the camera delivered so far.</param>
    public PacingSnapshot Snapshot(long captured)
    {
        var (capturedRate, processedRate) = _rates.Measure(captured);
        var ages = _ages.Measure();
        return new PacingSnapshot(
            capturedRate,
            processedRate,
            Math.Max(0, capturedRate - processedRate),
            processedRate > 0 ? Math.Max(1, capturedRate / processedRate) : 1,
            _detection.Seconds * 1000,
            _expression.Seconds * 1000,
            ages.WorstMilliseconds,
            _totalCores / _cores)
        {
            Ages = ages,
            PoseMilliseconds = _pose.Seconds * 1000,
        };
    }

    /// <summary>Only a box that is known to keep up looks closer: within the frame's latency, and within what searching may take.</summary>
    private int CloserLooks(double latencyLeft)
    {
        if (_searches < KnownAfter || _profile == PacingProfile.Eco || _hot || _stretch > 1)
            return 0;
        var share = (SearchingShare * Allowance() * options.DetectEvery.TotalSeconds / Searches()) - _detection.Seconds;
        return Math.Clamp((int)(Math.Min(latencyLeft, share) / _detection.Seconds), 0, MostCloserLooks);
    }

    /// <summary>Bodies come last: not in the profile eco, not on a hot box, not on one that does not keep up, and not so often that faces wait.</summary>
    private bool MayPose() => _profile != PacingProfile.Eco && !_hot && _stretch <= 1 && time.GetTimestamp() >= _poseDue;

    private double Allowance()
    {
        var share = Math.Min(1, options.CpuShare * Effort()) * _cores * (_hot ? 0.5 : 1);
        return Math.Max(share - _otherCores, share / 4);
    }

    private double Effort() => _profile switch
    {
        PacingProfile.Eco => 0.5,
        PacingProfile.Fast => 1.5,
        _ => 1,
    };

    private double Searches() => _profile switch
    {
        PacingProfile.Eco => 0.5,
        PacingProfile.Fast => 2,
        _ => 1,
    };

    /// <summary>By time, not by frames: a box that was slowed down sees few of them, and is to come back as soon as another.</summary>
    private void Adapt(TimeSpan age, TimeSpan sinceLast)
    {
        if (age > options.MaxLatency * 0.7)
            _stretch = Math.Min(StretchLimit, _stretch * StretchStep);
        else if (age < options.MaxLatency * 0.5)
            _stretch = 1 / Math.Min(1, (1 / _stretch) + (RateGainPerSecond * sinceLast.TotalSeconds));
    }

    private long Ticks(double seconds) => (long)(seconds * time.TimestampFrequency);
}
