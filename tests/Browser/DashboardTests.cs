using EmotionEdge.EndToEnd.Appliance;
using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.Browser;

/// <summary>The pages in a real browser. What each script does stands in it.</summary>
public sealed class DashboardTests(Recording recording)
{
    private const int Bound = 400_000;

    [Fact(Timeout = Bound)]
    public Task The_first_start_leads_from_the_code_to_an_administrator_who_logs_out_and_in() => RunAsync("first-start.js");

    [Fact(Timeout = Bound)]
    public Task Two_people_with_different_rights_see_different_pages() => RunAsync("two-people.js");

    [Fact(Timeout = Bound)]
    public Task Logout_everywhere_ends_the_session_of_the_other_browser() => RunAsync("logout-everywhere.js");

    [Fact(Timeout = Bound)]
    public Task Every_page_fits_a_phone_and_a_large_screen_and_axe_finds_nothing_light_or_dark() => RunAsync("every-page.js");

    [Fact(Timeout = Bound)]
    public Task All_can_be_done_by_keyboard_alone() => RunAsync("keyboard.js");

    [Fact(Timeout = Bound)]
    public async Task Each_kind_of_upload_shows_its_result_and_a_kept_video_can_be_had_with_boxes()
    {
        Script.NeedsBrowser();
        var folder = Directory.CreateTempSubdirectory("uploads-").FullName;
        try
        {
            var (sound, video) = (Path.Combine(folder, "room.mp3"), Path.Combine(folder, "room.webm"));
            Make(sound, "-t", "6", "-i", recording.File, "-vn");
            Make(video, "-t", "4", "-i", recording.File, "-vf", "scale=320:-2", "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis");
            using var dashboard = await Dashboard.StartAsync();
            await Script.RunAsync("uploads.js", dashboard, new Dictionary<string, string?>
            {
                ["PHOTO"] = Path.Combine(Product.Photos, "sample1.jpg"),
                ["SOUND"] = sound,
                ["VIDEO"] = video,
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact(Timeout = Bound)]
    public Task The_live_page_shows_the_recording_with_what_is_found_until_privacy_stops_it() =>
        RunWithBrokerAsync("live.js", "--loop", "--camera", recording.File, "--microphone", recording.File);

    [Fact(Timeout = Bound)]
    public Task An_alert_is_raised_acknowledged_and_cleared_and_its_rule_edited_with_a_preview() => RunWithBrokerAsync(
        "alerts.js",
        "--camera", "/absent.mp4", "--microphone", "/absent.wav",
        "--set", "alerts.raiseAfter=00:00:00.5", "--set", "alerts.clearAfter=00:00:00.5", "--set", "alerts.coolDown=00:00:00", "--set", "fusion.textHalfLife=00:00:04");

    private static void Make(string file, params string[] arguments)
    {
        var (code, output) = Shell.Run("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments, file]);
        Assert.True(code == 0, output);
    }

    private static async Task RunWithBrokerAsync(string script, params string[] arguments)
    {
        Script.NeedsBrowser();
        using var broker = new Broker();
        await broker.StartAsync();
        using var dashboard = await Dashboard.StartAsync(
            [.. arguments, "--set", "mqtt.enabled=true", "--set", $"mqtt.port={broker.Port}", "--set", $"mqtt.deviceId={Service.DeviceId}"]);
        await Script.RunAsync(script, dashboard, new Dictionary<string, string?> { ["BROKER_PORT"] = $"{broker.Port}" });
    }

    private static async Task RunAsync(string script)
    {
        Script.NeedsBrowser();
        using var dashboard = await Dashboard.StartAsync();
        await Script.RunAsync(script, dashboard);
    }
}
