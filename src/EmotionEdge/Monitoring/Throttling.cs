using System.Globalization;

namespace EmotionEdge.Monitoring;

/// <summary>Whether a Raspberry Pi slows itself down, as its firmware tells; other boards do not say.</summary>
internal sealed class Throttling(string root = "/")
{
    // The firmware's bits: now, and since the start.
    private const int UnderVoltage = 1 << 0;
    private const int Slowed = (1 << 1) | (1 << 2) | (1 << 3);
    private const int WasUnderVoltage = 1 << 16;
    private const int WasSlowed = (1 << 17) | (1 << 18) | (1 << 19);

    private readonly string _platform = Path.Combine(root, "sys/devices/platform");

    /// <summary>What it says; <see langword="null"/> where all is well or nothing is said.</summary>
    /// <returns>For people; and whether it is so now.</returns>
    public (string Message, bool IsNow)? Read() => Bits() switch
    {
        null => null,
        var bits when (bits & UnderVoltage) != 0 => ("the power supply is too weak: the voltage is too low", true),
        var bits when (bits & Slowed) != 0 => ("the board is too hot and slows itself down", true),
        var bits when (bits & WasUnderVoltage) != 0 => ("the voltage was too low since the start of the board", false),
        var bits when (bits & WasSlowed) != 0 => ("the board was too hot and slowed itself down since its start", false),
        _ => null,
    };

    private int? Bits()
    {
        if (!Directory.Exists(_platform))
            return null;
        var file = Directory.EnumerateDirectories(_platform, "soc*")
            .SelectMany(soc => Directory.EnumerateDirectories(soc, "*firmware*").Append(soc))
            .Select(folder => Path.Combine(folder, "get_throttled"))
            .FirstOrDefault(File.Exists);
        return file is not null && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits) ? bits : null;
    }
}
