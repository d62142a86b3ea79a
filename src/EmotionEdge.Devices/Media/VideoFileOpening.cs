using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>Opens video files after looking at what they hold, so that errors can be exact.</summary>
internal static class VideoFileOpening
{
    /// <exception cref="MediaException">The file is missing, empty, no video, damaged or too large.</exception>
    public static VideoCapture Open(string path, ImageLimits limits)
    {
        var kind = MediaFile.Identify(path);
        if (kind != MediaKind.Video)
        {
            var found = kind == MediaKind.Unknown ? "neither a video nor anything else that is known" : $"{Article(kind)}, not a video";
            throw new MediaException(path, $"is {found}", "Name a video file, such as MP4, WebM or AVI.");
        }

        OpenCvLog.Quieten();

        // The full path keeps FFmpeg from taking a name such as "concat:a" for a protocol.
        var capture = new VideoCapture(Path.GetFullPath(path), VideoCaptureAPIs.FFMPEG);
        try
        {
            if (!capture.IsOpened())
            {
                throw new MediaException(
                    path, "is a video that cannot be opened (damaged, cut off, or in an unknown format)", "Use another copy of the file.");
            }

            limits.Check(path, capture.FrameWidth, capture.FrameHeight);
            return capture;
        }
        catch
        {
            capture.Dispose();
            throw;
        }
    }

    private static string Article(MediaKind kind) => kind switch
    {
        MediaKind.Image => "a picture",
        MediaKind.Audio => "sound",
        _ => "text",
    };
}
