using System.Runtime.InteropServices;
using EmotionEdge.CommandLine;
using EmotionEdge.Core.Doctor;

namespace EmotionEdge.Doctor;

/// <summary>The native libraries and programs that the service uses are installed.</summary>
internal static class LibraryCheck
{
    public const string Name = "libraries";

    private static readonly string[] Programs = ["ffmpeg", "ffprobe"];

    public static IEnumerable<Finding> Look() => Look(IsThere, Environment.GetEnvironmentVariable("PATH") ?? "");

    internal static IEnumerable<Finding> Look(Func<string, bool> isThere, string path)
    {
        var missing = new List<Finding>();
        foreach (var (library, packages) in NativePackage.Known.Where(known => !isThere(known.Library)))
            missing.Add(new Finding(Name, FindingState.Missing, $"the library {library} cannot be loaded", $"Run: apt-get install {packages}"));
        foreach (var program in Programs.Where(program => !path.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)))))
            missing.Add(new Finding(Name, FindingState.Missing, $"the program {program} is not installed", "Run: apt-get install ffmpeg"));
        return missing.Count > 0 ? missing : [Finding.Fine(Name, $"all are installed: {string.Join(", ", NativePackage.Known.Select(known => known.Library).Concat(Programs))}")];
    }

    /// <summary>Debian's names have a number at their end, ours have none.</summary>
    private static bool IsThere(string library) =>
        ((string[])[library, $"lib{library}.so.1", $"lib{library}.so.2", $"{library}.so.1", $"{library}.so.2"]).Any(name =>
        {
            if (!NativeLibrary.TryLoad(name, typeof(LibraryCheck).Assembly, null, out var handle))
                return false;
            NativeLibrary.Free(handle);
            return true;
        });
}
