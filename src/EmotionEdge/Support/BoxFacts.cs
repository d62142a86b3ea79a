using System.Globalization;
using System.Runtime.InteropServices;
using EmotionEdge.Configuration;
using EmotionEdge.Core.Box;
using EmotionEdge.Core.Storage;
using EmotionEdge.Hosting;
using EmotionEdge.Monitoring;
using EmotionEdge.Storage;
using EmotionEdge.Uploads;

namespace EmotionEdge.Support;

/// <summary>What the service knows of itself and its disk.</summary>
internal sealed class BoxFacts(Settings settings, UploadFolder uploads, RecentLog log) : IBoxFacts
{
    public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>
    {
        ["EmotionEdge"] = StatusLoop.Version,
        [".NET"] = RuntimeInformation.FrameworkDescription,
        ["System"] = RuntimeInformation.OSDescription,
        ["Architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["Processors"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
    };

    public IReadOnlyDictionary<string, string?> Configuration => ShownSettings.Of(settings);

    public IReadOnlyList<string> LogLines => log.Lines();

    public StorageFacts ReadStorage()
    {
        var folder = StateFolder.Choose(settings.Storage);
        try
        {
            var disk = new DriveInfo(folder);
            return new StorageFacts(
                folder,
                disk.AvailableFreeSpace,
                disk.TotalSize,
                ((string[])["", "-wal"]).Sum(suffix => SizeOf(StorageServices.DatabaseFileIn(folder) + suffix)),
                uploads.Used,
                settings.Uploads.QuotaBytes,
                settings.History.Retention);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{folder} cannot be looked at: {exception.Message}", exception);
        }
    }

    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } known ? known.Length : 0;
}
