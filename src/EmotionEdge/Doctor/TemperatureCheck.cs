using System.Globalization;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Monitoring;

namespace EmotionEdge.Doctor;

/// <summary>The board is cool enough, and has power enough, for its full speed.</summary>
internal static class TemperatureCheck
{
    public const string Name = "temperature";

    private const double Hot = 85;
    private const double Warm = 75;
    private const string Cooling = "Give the board a heat sink, a fan or more air.";

    public static IEnumerable<Finding> Look(string root = "/")
    {
        yield return new Thermometer(root).Read() is { } celsius ? Of(celsius) : Finding.Fine(Name, "this machine does not tell its temperature");
        if (new Throttling(root).Read() is var (message, isNow))
        {
            yield return new Finding(
                Name, isNow ? FindingState.Problem : FindingState.Hint, message, message.Contains("volt", StringComparison.Ordinal) ? "Use the power supply that belongs to the board." : Cooling);
        }
    }

    private static Finding Of(double celsius)
    {
        var shown = string.Create(CultureInfo.InvariantCulture, $"{celsius:0.#} °C");
        return celsius switch
        {
            >= Hot => new Finding(Name, FindingState.Problem, shown, Cooling),
            >= Warm => new Finding(Name, FindingState.Hint, shown, Cooling),
            _ => Finding.Fine(Name, shown),
        };
    }
}
