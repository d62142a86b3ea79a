namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>What a process has open, as /proc has it.</summary>
internal static class OpenFiles
{
    /// <summary>Paths of files; <c>socket:[inode]</c> for sockets.</summary>
    public static IReadOnlySet<string> Of(int process)
    {
        HashSet<string> targets = [];
        try
        {
            foreach (var descriptor in new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos())
            {
                if (TargetOf(descriptor) is { } target)
                    targets.Add(target);
            }
        }
        catch (IOException)
        {
            // The process ended meanwhile.
        }

        return targets;
    }

    private static string? TargetOf(FileSystemInfo descriptor)
    {
        try
        {
            return descriptor.LinkTarget;
        }
        catch (IOException)
        {
            // It was closed meanwhile.
            return null;
        }
    }
}
