namespace EmotionEdge.Core.Pacing;

/// <summary>What a stage costs now, in seconds: an exponential average that rises faster than it falls.</summary>
internal struct MovingCost(double initialSeconds)
{
    private const double Rise = 0.3;
    private const double Fall = 0.1;

    public double Seconds { get; private set; } = initialSeconds;

    public void Add(double seconds) => Seconds += (seconds - Seconds) * (seconds > Seconds ? Rise : Fall);
}
