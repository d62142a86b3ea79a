using System.ComponentModel;
using System.Diagnostics;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Real pictures and clips, decoded by ffmpeg. Tests that want what this machine lacks are skipped.</summary>
internal static class Pictures
{
    public static string Repository { get; } = FindRepository();

    /// <summary>A group photo of the face-api package.</summary>
    public static Task<VideoFrame> Sample(int number) =>
        Read(Path.Combine(Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo", $"sample{number}.jpg"));

    /// <summary>A photo of the folder beside the repository.</summary>
    public static Task<VideoFrame> Photo(string name) => Read(Shared($"photos/{name}.jpg"));

    public static string Shared(string path) => Path.Combine(Repository, "../shared/media", path);

    public static async Task<VideoFrame> Read(string path, string filter = "null")
    {
        var frame = new VideoFrame();
        var count = await ForEachFrame(path, filter, frame, _ => { });
        Assert.Equal(1, count);
        return frame;
    }

    /// <summary>Decodes a picture or clip into one frame after the other; returns their number.</summary>
    public static async Task<int> ForEachFrame(string path, string filter, VideoFrame frame, Action<int> look)
    {
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var ffmpeg = StartFfmpeg(path, filter);
        await using var output = new BufferedStream(ffmpeg.StandardOutput.BaseStream, 1 << 16);
        var reader = new PpmReader(output);
        var count = 0;
        while (await reader.ReadAsync(frame, cancellationToken))
            look(count++);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, ffmpeg.ExitCode);
        return count;
    }

    private static Process StartFfmpeg(string path, string filter)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", "-i", path, "-vf", filter, "-f", "image2pipe", "-c:v", "ppm", "-"])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("ffmpeg is not installed.");
            throw;
        }
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EmotionEdge.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
