namespace EmotionEdge.Devices;

/// <summary>The place where alert lines come from.</summary>
internal interface IGpioBoard
{
    /// <summary>Opens the chip with this label, or any that we know for <see cref="AlertOutputOptions.AnyKnownChip"/>.</summary>
    /// <param name="label">The chip's label.</param>
    /// <param name="highestLine">The highest line that will be asked for.</param>
    /// <exception cref="GpioUnavailableException">There is no such chip, it is too small or it may not be used.</exception>
    IGpioLines Open(string label, int highestLine);
}
