using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>The demo's recording, made once for all tests.</summary>
public sealed class Recording : IDisposable
{
    /// <summary>When its empty room begins and ends; what was seen before is forgotten in between.</summary>
    public static readonly TimeSpan EmptyFrom = TimeSpan.FromSeconds(11);
    public static readonly TimeSpan EmptyUntil = TimeSpan.FromSeconds(19);

    private static readonly string[] Tools = ["ffmpeg", "espeak-ng"];

    private readonly string _folder = Directory.CreateTempSubdirectory("recording-").FullName;
    private readonly Lazy<string> _file;

    public Recording() => _file = new Lazy<string>(Make);

    /// <summary>The file; skips the test where a tool that makes it is missing.</summary>
    public string File
    {
        get
        {
            foreach (var tool in Tools)
                Assert.SkipUnless(ChildProgram.IsInstalled(tool), $"{tool} is not installed");
            return _file.Value;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Make()
    {
        var file = Path.Combine(_folder, "room.mp4");
        var (code, output) = Shell.Run(Path.Combine(Shell.Root, "deploy", "demo", "record.sh"), [file]);
        Assert.True(code == 0, output);
        return file;
    }
}
