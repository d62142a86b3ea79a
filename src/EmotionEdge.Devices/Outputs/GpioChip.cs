namespace EmotionEdge.Devices;

/// <summary>A GPIO chip of this machine.</summary>
/// <param name="Number">The N of <c>/dev/gpiochipN</c>.</param>
/// <param name="Label">What the driver calls it, such as <c>pinctrl-rp1</c>; empty when it could not be opened.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Problem">Why it could not be opened, or null.</param>
public sealed record GpioChip(int Number, string Label, int Lines, string? Problem = null)
{
    /// <summary>One line for people: device, label, lines or the problem.</summary>
    public override string ToString() =>
        $"/dev/gpiochip{Number} ({(Problem is null ? $"'{Label}', {Lines} lines" : Problem)})";
}
