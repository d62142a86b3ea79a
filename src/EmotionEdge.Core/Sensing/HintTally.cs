namespace EmotionEdge.Core.Sensing;

/// <summary>The hints of a recording as a whole: those that hold for a fair part of what could tell. Not thread-safe.</summary>
public sealed class HintTally
{
    private static readonly SensorHint[] All = Enum.GetValues<SensorHint>();

    private readonly double[] _bad = new double[All.Length];
    private readonly double[] _good = new double[All.Length];

    /// <summary>Takes a second of sound into account.</summary>
    public void Add(in SoundLevel second)
    {
        foreach (var hint in SensorHints.OfMicrophone)
            Add(hint, second.VerdictOn(hint), 1);
    }

    /// <summary>Takes a look at a picture into account.</summary>
    public void Add(in PictureLook look)
    {
        foreach (var hint in SensorHints.OfCamera)
            Add(hint, look.VerdictOn(hint, isAnyoneThere: true), 1);
    }

    /// <summary>Takes a moment into account.</summary>
    /// <param name="hint">The hint that it is about.</param>
    /// <param name="verdict">What it says.</param>
    /// <param name="weight">How much it counts, such as its length.</param>
    public void Add(SensorHint hint, HintVerdict verdict, double weight)
    {
        if (verdict == HintVerdict.Bad)
            _bad[(int)hint] += weight;
        else if (verdict == HintVerdict.Good)
            _good[(int)hint] += weight;
    }

    /// <summary>The hints that hold, the gravest of each sensor first.</summary>
    public IReadOnlyList<SensorHint> Hints() => [.. All.Where(Holds)];

    private bool Holds(SensorHint hint)
    {
        var bad = _bad[(int)hint];
        return bad > 0 && bad >= FairPart(hint) * (bad + _good[(int)hint]);
    }

    /// <summary>Clipping spoils more than the moments that are clipped; a recording with pauses of silence is not silent.</summary>
    private static double FairPart(SensorHint hint) => hint switch
    {
        SensorHint.Clipping => 0.1,
        SensorHint.Silent => 1,
        _ => 0.5,
    };
}
