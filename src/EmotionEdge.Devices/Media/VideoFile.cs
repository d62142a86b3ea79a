using EmotionEdge.Core.Media;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>Reads a video file's frames one after the other, as fast as they can be decoded. Not thread-safe.</summary>
public sealed class VideoFile : IDisposable
{
    private readonly string _path;
    private readonly ImageLimits _limits;
    private readonly VideoCapture _capture;
    private readonly Mat _picture = new();

    private VideoFile(string path, VideoCapture capture, ImageLimits limits)
    {
        _path = path;
        _limits = limits;
        _capture = capture;
        Width = capture.FrameWidth;
        Height = capture.FrameHeight;
        FramesPerSecond = VideoClock.PlausibleRate(capture.Fps);
        FrameCount = Math.Max(0, capture.FrameCount);
    }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Frames a second, as the file states; 25 when it states nothing sensible.</summary>
    public double FramesPerSecond { get; }

    /// <summary>The number of frames, as the file states; 0 when it does not. A cut-off file has fewer.</summary>
    public int FrameCount { get; }

    /// <summary>Where the frame that was read last stands, in seconds from the beginning.</summary>
    public double PositionSeconds { get; private set; }

    /// <summary>Frames read so far.</summary>
    public long FramesRead { get; private set; }

    /// <summary>Opens a video file.</summary>
    /// <exception cref="MediaException">It is missing, empty, no video, damaged, too large, or changes its size midway.</exception>
    public static VideoFile Open(string path, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var capture = VideoFileOpening.Open(path, limits);
        try
        {
            VideoSizeCheck.MustNotChange(path);
        }
        catch
        {
            capture.Dispose();
            throw;
        }

        return new VideoFile(path, capture, limits);
    }

    /// <summary>Reads the next frame; false at the end.</summary>
    /// <exception cref="MediaException">The file holds no frame that can be decoded, or one that is too large.</exception>
    public bool Read(VideoFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        while (_capture.Grab())
        {
            if (!_capture.Retrieve(_picture) || _picture.Empty())
                continue; // A damaged frame; the next ones may be fine.

            _limits.Check(_path, _picture.Cols, _picture.Rows);
            PixelCopy.ToFrame(_picture, frame);
            PositionSeconds = VideoClock.Position(_capture.Get(VideoCaptureProperties.PosMsec), FramesRead, FramesPerSecond);
            FramesRead++;
            frame.Sequence = FramesRead;
            return true;
        }

        if (FramesRead == 0)
            throw new MediaException(_path, "holds no frame that can be decoded", "Use another copy of the file.");
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _capture.Dispose();
        _picture.Dispose();
    }
}
