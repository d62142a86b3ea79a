using System.Diagnostics;
using Xunit;

namespace EmotionEdge.Devices.Tests.Sound;

/// <summary>A folder for one test, and ffmpeg to fill it.</summary>
public sealed class MediaFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sound-").FullName;

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Makes a tone with ffmpeg.</summary>
    /// <param name="name">Its extension chooses the format.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="options">Further output options.</param>
    public string Tone(string name, double seconds = 2, params string[] options)
        => Make(name, ["-f", "lavfi", "-i", FormattableString.Invariant($"sine=frequency=440:sample_rate=48000:duration={seconds}"), .. options]);

    /// <summary>Makes a moving picture with the tone.</summary>
    public string Film(string name, double seconds = 2, params string[] options)
        => Make(
            name,
            [
                "-f", "lavfi", "-i", FormattableString.Invariant($"testsrc=duration={seconds}:size=64x64:rate=5"),
                "-f", "lavfi", "-i", FormattableString.Invariant($"sine=frequency=440:duration={seconds}"),
                .. options,
            ]);

    public string Make(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments, "file:" + this[name]])
        {
            RedirectStandardError = true,
        };
        using var ffmpeg = Process.Start(start)!;
        var errors = ffmpeg.StandardError.ReadToEnd();
        ffmpeg.WaitForExit();
        Assert.True(ffmpeg.ExitCode == 0, errors);
        return this[name];
    }

    public string Write(string name, params byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>The first part of a file, as an interrupted copy leaves it.</summary>
    public string CutShort(string file, double share)
    {
        var content = File.ReadAllBytes(file);
        return Write("cut-" + Path.GetFileName(file), content[..(int)(share * content.Length)]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
