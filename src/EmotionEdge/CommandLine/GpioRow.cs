using System.Globalization;
using EmotionEdge.Devices;

namespace EmotionEdge.CommandLine;

/// <summary>A GPIO chip in <c>devices --json</c>; <paramref name="Problem"/> says why it could not be opened.</summary>
internal sealed record GpioRow(string Path, string Label, int Lines, string? Problem)
{
    public static GpioRow Of(GpioChip chip) =>
        new(string.Create(CultureInfo.InvariantCulture, $"/dev/gpiochip{chip.Number}"), chip.Label, chip.Lines, chip.Problem);
}
