using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>
/// Times stages in turns, so that a processor that heats up or slows down treats all of them alike and their ratios hold. What
/// counts is the processor time of all threads: it is the same whether or not other programs make the stage wait for a core.
/// </summary>
/// <param name="warmUp">How long each stage runs before: the runtime compiles hot methods again after a while.</param>
/// <param name="duration">How long each stage is timed.</param>
internal sealed class Alternation(TimeSpan warmUp, TimeSpan duration)
{
    private const int FewestRounds = 15;
    private const int MostRounds = 2000;

    public IReadOnlyList<Timing> Measure(IReadOnlyList<Stage> stages)
    {
        foreach (var stage in stages)
            WarmUp(stage);

        var milliseconds = stages.Select(_ => new List<double>()).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < MostRounds; round++)
        {
            if (round >= FewestRounds && Stopwatch.GetElapsedTime(start) > duration * stages.Count)
                break;
            for (var i = 0; i < stages.Count; i++)
                milliseconds[i].Add(Time(stages[i]));
        }

        return [.. stages.Select((stage, i) =>
            new Timing(stage.Name, Quantile.Of(milliseconds[i], 0.5), Quantile.Of(milliseconds[i], 0.95)))];
    }

    private void WarmUp(Stage stage)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            Time(stage);
        }
        while (Stopwatch.GetElapsedTime(start) < warmUp);
    }

    private static double Time(Stage stage)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < stage.Repeat; i++)
            stage.Work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / stage.Repeat;
    }
}
