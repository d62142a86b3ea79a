using System.Globalization;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Devices;

/// <summary>
/// Writes pictures as an MP4 file (H.264) with the sound of another file (AAC), through an ffmpeg process. All pictures have
/// the size of the first one. For one thread.
/// </summary>
public sealed class VideoRecording : IDisposable
{
    /// <summary>What is left to encode when the last picture was given, and the sound that is longer than they.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromMinutes(10);

    private readonly string _path;
    private readonly ChildProcess _ffmpeg;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancelled;

    private VideoRecording(string path, ChildProcess ffmpeg, CancellationToken cancellationToken)
    {
        _path = path;
        _ffmpeg = ffmpeg;
        _cancellationToken = cancellationToken;
        _cancelled = cancellationToken.Register(ffmpeg.Kill);
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Written over where it exists, its rights kept.</param>
    /// <param name="width">Of the pictures.</param>
    /// <param name="height">Of the pictures.</param>
    /// <param name="framesPerSecond">Of the pictures, which come at equal distances.</param>
    /// <param name="soundOf">The file whose first sound track is taken, where it has one.</param>
    /// <param name="cancellationToken">Ends ffmpeg, also in the middle of <see cref="Write"/>.</param>
    /// <exception cref="MissingDependencyException">ffmpeg is not installed.</exception>
    public static VideoRecording Create(
        string path, int width, int height, double framesPerSecond, string soundOf, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-v", "error", "-y",
            "-f", "rawvideo", "-pixel_format", "bgr24",
            "-video_size", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"),
            "-framerate", framesPerSecond.ToString("0.######", CultureInfo.InvariantCulture),
            "-i", "pipe:0",
            .. MediaTools.InputLimits, "-i", MediaTools.InputName(soundOf),
            "-map", "0:v:0", "-map", "1:a:0?",
            // H.264 in the form that browsers play wants even sides.
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-threads", "2",
            "-c:a", "aac", "-map_metadata", "-1", "-sn", "-dn",
            "-movflags", "+faststart", "-f", "mp4", MediaTools.InputName(path),
        ];
        return new VideoRecording(
            path, ChildProcess.Start(MediaTools.Default.Ffmpeg, arguments, "apt-get install ffmpeg", takesInput: true), cancellationToken);
    }

    /// <summary>Adds a picture.</summary>
    /// <exception cref="MediaException">It cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Write(VideoFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        try
        {
            _ffmpeg.Write(frame.Pixels);
        }
        catch (IOException exception)
        {
            throw Failed(exception);
        }
    }

    /// <summary>Completes the file.</summary>
    /// <exception cref="MediaException">It cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Finish()
    {
        if (_ffmpeg.EndInput(EndPatience) != 0)
            throw Failed(null);
    }

    /// <summary>Ends ffmpeg; without <see cref="Finish"/> the file is of no use.</summary>
    public void Dispose()
    {
        _cancelled.Dispose();
        _ffmpeg.Dispose();
    }

    private MediaException Failed(IOException? exception)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _ffmpeg.WaitForExit();
        var first = _ffmpeg.Errors.Split('\n', 2)[0].Trim();
        return new MediaException(
            _path, first.Length == 0 ? "cannot be written as a video" : $"cannot be written as a video (ffmpeg: {first})", "Is the disk full?", exception);
    }
}
