using System.Globalization;
using Benchmarks.Measuring;
using EmotionEdge.Inference;

namespace Benchmarks.Report;

/// <summary>How numbers are written.</summary>
internal static class Figures
{
    public static Figure Of(Timing timing) => new(timing.Name, $"{Duration(timing.Milliseconds)} (95 %: {Duration(timing.P95)})");

    /// <summary>Timings of one run side by side: all but the first with their ratio to it.</summary>
    public static IEnumerable<Figure> Compared(IReadOnlyList<Timing> timings) =>
        timings.Select((timing, i) =>
        {
            var figure = Of(timing);
            return i == 0
                ? figure
                : figure with { Value = figure.Value + Invariant($", {timing.Milliseconds / timings[0].Milliseconds:0.00} of the first") };
        });

    public static Figure Bytes(string what, double bytes) => new(what, Invariant($"{bytes:0.##} bytes"), "0 bytes", bytes > 0);

    /// <summary>A number that has to stay below a limit.</summary>
    public static Figure Below(string what, double value, double limit, string unit) =>
        new(what, $"{Number(value)} {unit}", Invariant($"below {limit} {unit}"), value >= limit);

    public static string Duration(double milliseconds) =>
        milliseconds < 0.1 ? Number(milliseconds * 1000) + " µs" : Number(milliseconds) + " ms";

    /// <summary>About three digits.</summary>
    public static string Number(double value) => value switch
    {
        >= 100 => Invariant($"{value:0}"),
        >= 10 => Invariant($"{value:0.0}"),
        _ => Invariant($"{value:0.00}"),
    };

    public static string Name(Precision precision) => precision.ToString().ToLowerInvariant();

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
