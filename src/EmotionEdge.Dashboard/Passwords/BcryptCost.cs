using System.Diagnostics;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>How much work a hash is on this box: about 250 ms, never below cost 10.</summary>
/// <param name="measure">How long a hash of a cost takes.</param>
internal sealed class BcryptCost(Func<int, TimeSpan> measure)
{
    public const int Minimum = 10;

    /// <summary>The next step of the slowest board would be seconds.</summary>
    public const int Maximum = 15;

    private const int MeasuredCost = 7;
    private const int Rounds = 5;
    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(250);

    private readonly Lazy<int> _value = new(() => Choose(measure));

    /// <summary>Measures with libcrypt, at the first use.</summary>
    public BcryptCost()
        : this(Measure)
    {
    }

    public int Value => _value.Value;

    /// <summary>Each step doubles the work. Of several rounds the fastest counts: others were interrupted.</summary>
    private static int Choose(Func<int, TimeSpan> measure)
    {
        var fastest = Enumerable.Range(0, Rounds).Select(_ => measure(MeasuredCost)).Min();
        var steps = Math.Log2(Aim / fastest);
        return Math.Clamp(MeasuredCost + (int)Math.Round(steps), Minimum, Maximum);
    }

    private static TimeSpan Measure(int cost)
    {
        var start = Stopwatch.GetTimestamp();
        BcryptPasswordHasher.Hash("how fast is this box?", cost);
        return Stopwatch.GetElapsedTime(start);
    }
}
