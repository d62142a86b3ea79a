using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EmotionEdge.Devices;

/// <summary>
/// Refuses videos whose frames change their size midway. OpenCV 4.6 sets its conversion up once for the size that the
/// container states; later frames of another size come out stale or torn, and its API does not tell.
/// </summary>
/// <remarks>
/// Sizes change at key frames only, so FFmpeg's ffprobe decodes just those, for a few seconds at most: a change further
/// on in a very long file is not found. Without ffprobe the check is left out.
/// </remarks>
internal static class VideoSizeCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="MediaException">The size changes.</exception>
    public static void MustNotChange(string path)
    {
        using var probe = Start(Path.GetFullPath(path));
        if (probe is null)
            return;

        using var patience = new CancellationTokenSource(Patience);
        using var killing = patience.Token.Register(probe.Kill);
        try
        {
            (int Width, int Height)? first = null;
            while (probe.StandardOutput.ReadLine() is { } line)
            {
                if (ParseSize(line) is not { } size)
                    continue;
                first ??= size;
                if (size != first)
                    throw Changes(path, first.Value, size);
            }
        }
        finally
        {
            probe.Kill();
            probe.WaitForExit();
        }
    }

    // "640,480", with more behind it where a frame carries side data, which may also have lines of its own.
    private static (int Width, int Height)? ParseSize(string line)
    {
        var fields = line.Split(',');
        return fields.Length >= 2
            && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? (width, height)
            : null;
    }

    private static MediaException Changes(string path, (int Width, int Height) first, (int Width, int Height) then) => new(
        path,
        $"changes its picture size midway, from {first.Width}x{first.Height} to {then.Width}x{then.Height}",
        $"Give it one size: ffmpeg -i {Path.GetFileName(path)} -vf scale={first.Width}:{first.Height} one-size.mp4");

    private static Process? Start(string path)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(
                "ffprobe",
                ["-v", "quiet", "-select_streams", "v:0", "-skip_frame", "nokey", "-show_entries", "frame=width,height", "-of", "csv=p=0", path])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception)
        {
            return null; // Not installed.
        }
    }
}
