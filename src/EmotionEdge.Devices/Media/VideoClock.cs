namespace EmotionEdge.Devices;

/// <summary>Makes sense of the times that video files state.</summary>
internal static class VideoClock
{
    private const double DefaultRate = 25;
    private const double MaximumRate = 1000;

    /// <summary>The stated frames a second, or 25 when that is nothing sensible.</summary>
    public static double PlausibleRate(double stated) => stated is > 0 and <= MaximumRate ? stated : DefaultRate;

    /// <summary>A frame's place in seconds: its time stamp, or its number over the rate when it has none.</summary>
    /// <param name="milliseconds">The time stamp; 0 or less for all but the first frame means that there is none.</param>
    /// <param name="index">The frame's number from 0.</param>
    /// <param name="rate">Frames a second.</param>
    public static double Position(double milliseconds, long index, double rate) =>
        milliseconds > 0 ? milliseconds / 1000 : index / rate;
}
