using System.Globalization;

namespace EmotionEdge.Devices;

/// <summary>Lists the devices of this machine.</summary>
public static class DeviceList
{
    private const string Prefix = "video";

    /// <summary>The cameras, in the order of their numbers. A camera's further nodes (metadata) are left out.</summary>
    /// <param name="root">The root of the file system to look in.</param>
    public static IReadOnlyList<CameraDevice> Cameras(string root = "/")
    {
        var system = Path.Combine(root, "sys/class/video4linux");
        if (!Directory.Exists(system))
            return [];

        var stable = StablePaths(Path.Combine(root, "dev/v4l/by-id"));
        return [.. Directory.EnumerateFileSystemEntries(system, Prefix + "*")
            .Select(entry => (Entry: entry, Number: NumberOf(Path.GetFileName(entry))))
            .Where(node => node.Number >= 0 && ReadLine(Path.Combine(node.Entry, "index")) is null or "0")
            .OrderBy(node => node.Number)
            .Select(node => Device(node.Entry, stable))];
    }

    private static CameraDevice Device(string entry, Dictionary<string, string> stable)
    {
        var node = Path.GetFileName(entry);
        return new CameraDevice($"/dev/{node}", ReadLine(Path.Combine(entry, "name")) ?? node, stable.GetValueOrDefault(node));
    }

    private static Dictionary<string, string> StablePaths(string folder)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return paths;
        foreach (var link in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(link => link.Name, StringComparer.Ordinal))
        {
            if (link.LinkTarget is { } target)
                paths.TryAdd(Path.GetFileName(target), $"/dev/v4l/by-id/{link.Name}");
        }

        return paths;
    }

    private static int NumberOf(string node) =>
        int.TryParse(node.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string? ReadLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault()?.Trim() : null;
}
