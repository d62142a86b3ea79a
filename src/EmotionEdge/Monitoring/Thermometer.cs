using System.Globalization;

namespace EmotionEdge.Monitoring;

/// <summary>The temperature of the board, as the kernel's thermal zones give it.</summary>
internal sealed class Thermometer(string root = "/")
{
    private readonly string _zones = Path.Combine(root, "sys/class/thermal");

    /// <summary>Degrees Celsius of the hottest zone; <see langword="null"/> where there is none to read.</summary>
    public double? Read()
    {
        if (!Directory.Exists(_zones))
            return null;

        double? hottest = null;
        foreach (var zone in Directory.EnumerateDirectories(_zones, "thermal_zone*"))
        {
            if (ReadZone(Path.Combine(zone, "temp")) is { } celsius && !(celsius <= hottest))
                hottest = celsius;
        }

        return hottest;
    }

    /// <summary>Zones are given in thousandths of a degree; some zones answer with an error until their sensor is awake.</summary>
    private static double? ReadZone(string file)
    {
        try
        {
            return double.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var thousandths)
                ? thousandths / 1000
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
