using System.Globalization;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Hosting;

namespace EmotionEdge.Doctor;

/// <summary>What is to be kept can be written, and there is room for it.</summary>
internal static class DiskCheck
{
    public const string Name = "storage";

    private const long TooLittle = 50L << 20;
    private const long Little = 500L << 20;

    public static Finding Look(string folder) => Look(folder, FreeBytes);

    internal static Finding Look(string folder, Func<string, long> free)
    {
        if (!Directory.Exists(folder))
            return new Finding(Name, FindingState.Hint, $"{folder} is not there yet; the service makes it at its start");
        if (!StateFolder.IsWritable(folder))
        {
            return new Finding(
                Name,
                FindingState.Problem,
                $"{folder} cannot be written by {Environment.UserName}",
                $"Look at its rights and its disk: ls -ld {folder}; df {folder}. Installed, the service has the user emotionedge: sudo -u emotionedge emotionedge doctor");
        }

        var bytes = free(folder);
        var shown = string.Create(CultureInfo.InvariantCulture, $"{folder} has {bytes / (1 << 20):N0} MB free");
        return bytes switch
        {
            < TooLittle => new Finding(Name, FindingState.Problem, shown, "Free some space: results and accounts cannot be kept on a full disk. Sensing and alerts go on."),
            < Little => new Finding(Name, FindingState.Hint, shown, "Free some space soon."),
            _ => Finding.Fine(Name, shown),
        };
    }

    private static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
