using System.Globalization;

namespace EmotionEdge.Dashboard.Pages.Box;

/// <summary>Numbers with their units, as people read them in the language of the page.</summary>
internal static class Quantity
{
    public static string Of(double value, string format, string unit = "") =>
        double.IsFinite(value) ? $"{value.ToString(format, CultureInfo.CurrentCulture)} {unit}".TrimEnd() : "–";

    public static string Megabytes(long bytes) => Of((double)bytes / (1 << 20), "N0", "MB");
}
