using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>
/// Keeps OpenCV from writing to standard error: what it has to say comes back as results and exceptions, and a camera
/// that stays away would otherwise add lines to the journal twice a minute.
/// </summary>
internal static class OpenCvLog
{
    static OpenCvLog() => Cv2.SetLogLevel(LogLevel.FATAL);

    /// <summary>Takes effect with the first call.</summary>
    public static void Quieten()
    {
    }
}
