using EmotionEdge.Core.Trends;
using EmotionEdge.EndToEnd.Appliance;
using EmotionEdge.EndToEnd.Deployment;
using EmotionEdge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EmotionEdge.Browser;

/// <summary>
/// Makes the README's pictures in deploy/pictures, only when asked for: <c>dotnet run --project tests/Browser -c Release --
/// -explicit only</c>. The room is the demo's recording, blurred so that nobody is to be recognised; the trends are of
/// four made-up weeks.
/// </summary>
public sealed class Screenshots(Recording recording)
{
    private const int Days = 28;

    [Fact(Explicit = true, Timeout = 900_000)]
    public async Task Pictures_of_the_pages_for_the_README()
    {
        Script.NeedsBrowser();
        var pictures = Directory.CreateDirectory(Path.Combine(Shell.Root, "deploy", "pictures")).FullName;
        var work = Directory.CreateTempSubdirectory("screenshots-").FullName;
        try
        {
            var (room, sound) = (Path.Combine(work, "room.mp4"), Path.Combine(work, "evening.mp3"));
            // Without the empty room: a face is there whenever the picture is taken.
            Make("-t", $"{Recording.EmptyFrom.TotalSeconds}", "-i", recording.File, "-c", "copy", room);
            Make("-i", recording.File, "-vn", sound);
            using var broker = new Broker();
            await broker.StartAsync();
            using var dashboard = await Dashboard.StartAsync(
                AddWeeksAsync,
                "--loop", "--camera", room, "--microphone", room,
                "--set", "mqtt.enabled=true", "--set", $"mqtt.port={broker.Port}", "--set", $"mqtt.deviceId={Service.DeviceId}",
                "--set", "alerts.raiseAfter=00:00:00.5");
            await Script.RunAsync("screenshots.js", dashboard, new Dictionary<string, string?>
            {
                ["PICTURES"] = work,
                ["SOUND"] = sound,
                ["BROKER_PORT"] = $"{broker.Port}",
            });
            // A palette of its own makes each a quarter as large.
            foreach (var picture in Directory.EnumerateFiles(work, "*.png"))
                Make("-i", picture, "-vf", "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=dither=sierra2_4a", Path.Combine(pictures, Path.GetFileName(picture)));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Make(params string[] arguments)
    {
        var (code, output) = Shell.Run("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]);
        Assert.True(code == 0, output);
    }

    /// <summary>Four weeks of a household: calm mornings, lively evenings, merrier weekends.</summary>
    private static async Task AddWeeksAsync(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(folder);
        await using var provider = services.BuildServiceProvider();
        var trends = provider.GetRequiredService<ITrendStore>();
        var random = new Random(1);
        var now = DateTimeOffset.UtcNow;
        var first = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-Days), TimeSpan.Zero);
        for (var hour = first; hour < now; hour += TimeSpan.FromMinutes(60))
        {
            if (hour.Hour is < 7 or > 22)
                continue;
            var merry = 20 + (hour.Hour > 17 ? 60 : 0) + (hour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 50 : 0);
            int[] counts = [100, random.Next(merry), random.Next(15), random.Next(30), random.Next(hour.Hour is 7 or 17 ? 50 : 15), random.Next(6), random.Next(10), random.Next(60)];
            await trends.AddAsync(new MinuteMood(hour, counts, 0.1f, 0.5f, 2), TestContext.Current.CancellationToken);
        }
    }
}
