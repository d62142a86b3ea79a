using EmotionEdge.Core.Alerts;

namespace EmotionEdge.CommandLine;

/// <summary>Prints what <c>alerts replay</c> finds as it comes.</summary>
internal interface IReplayPrinter
{
    /// <param name="number">The alert's number.</param>
    /// <param name="happened">What happened to it.</param>
    void Print(int number, AlertEvent happened);

    void Print(ReplayTally tally);
}
