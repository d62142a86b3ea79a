using EmotionEdge.Storage;

namespace EmotionEdge.Hosting;

/// <summary>Where the service keeps what it must not forget.</summary>
internal static class StateFolder
{
    public const string Installed = "/var/lib/emotionedge";

    /// <summary>Where systemd lets the service keep its state; <see langword="null"/> where it was started by hand.</summary>
    public static string? OfService => Environment.GetEnvironmentVariable("STATE_DIRECTORY");

    /// <summary>The folder of the small files; <see langword="null"/>: started by hand and told of none, the service forgets them at its end.</summary>
    public static string? OfSmallFiles(StorageOptions options) => OfService ?? options.Directory;

    /// <summary>The folder of the database: as <see cref="StorageOptions.Directory"/> says.</summary>
    public static string Choose(StorageOptions options) =>
        options.Directory ?? OfService ?? (IsWritable(Installed) ? Installed : Path.Combine(OfUser(), "emotionedge"));

    private static string OfUser() =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");

    /// <summary>Whether files can be made in a folder that is there.</summary>
    public static bool IsWritable(string folder)
    {
        if (!Directory.Exists(folder))
            return false;
        try
        {
            // Only a try tells: rights alone do not.
            var file = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            File.Create(file, 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
