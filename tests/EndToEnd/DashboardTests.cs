using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.EndToEnd.Appliance;
using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>What somebody who is logged in sees of a box that runs.</summary>
public sealed class DashboardTests(Recording recording) : ApplianceTest
{
    private const string BadNews = "This is terrible news. I am so sad, worried and afraid, I hate it!";

    [Fact(Timeout = 2 * Bound)]
    public async Task Each_kind_of_upload_comes_to_a_result_and_leaves_no_file()
    {
        var (household, client) = await OpenAsync(NoSensors);
        var sound = InFolder("room.mp3");
        var clip = InFolder("room.webm");
        Assert.Equal(0, Shell.Run("ffmpeg", ["-nostdin", "-v", "quiet", "-y", "-t", "6", "-i", recording.File, "-vn", sound]).ExitCode);
        Assert.Equal(0, Shell.Run("ffmpeg", ["-nostdin", "-v", "error", "-y", "-t", "3", "-i", recording.File, "-c:v", "libvpx", "-c:a", "libvorbis", clip]).ExitCode);

        var image = await ResultAsync(client, await UploadAsync(client, Path.Combine(Product.Photos, "sample1.jpg")));
        Assert.Equal("image", image.GetProperty("kind").GetString());
        Assert.NotEmpty(image.GetProperty("faces").EnumerateArray());
        var video = await ResultAsync(client, await UploadAsync(client, clip));
        Assert.Equal("video", video.GetProperty("kind").GetString());
        Assert.Equal(["face", "speech"], Senses(video));
        var audio = await ResultAsync(client, await UploadAsync(client, sound));
        Assert.Equal(["speech"], Senses(audio));
        using var text = await client.PostAsJsonAsync("/api/v1/analyses", new { text = BadNews }, Cancellation);
        Assert.True((await ResultAsync(client, text)).GetProperty("valence").GetDouble() < -0.3);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(household.Folder, "uploads")));
    }

    [Fact(Timeout = 2 * Bound)]
    public async Task The_live_picture_is_young_and_privacy_over_MQTT_takes_it_from_an_open_page()
    {
        var (_, client) = await OpenAsync(["--loop", "--camera", recording.File, "--microphone", recording.File]);
        await Subscriber.FindAsync("summary", summary => summary.Sensor("camera") == "streaming");
        await using var stream = await client.GetStreamAsync("/api/v1/live/stream", Cancellation);
        using var reader = new StreamReader(stream, Encoding.Latin1);

        List<int> ages = [];
        while (ages.Count < 30)
        {
            if (await HeadAsync(reader) is (var age, false))
                ages.Add(age);
        }

        ages.Sort();
        Assert.InRange(ages[ages.Count / 2], 0, 300);
        await SendAsync("privacy/set", "ON");
        while (await HeadAsync(reader) is not (_, true))
        {
        }

        var more = HeadAsync(reader);
        Assert.NotSame(more, await Task.WhenAny(more, Task.Delay(1500, Cancellation)));
        await SendAsync("privacy/set", "OFF");
        while (await more is not (_, false))
            more = HeadAsync(reader);
    }

    [Fact(Timeout = Bound)]
    public async Task An_alert_appears_is_acknowledged_on_the_page_which_MQTT_sees_and_is_kept_when_it_is_over()
    {
        var (_, client) = await OpenAsync(
            [.. NoSensors, "--set", "alerts.raiseAfter=00:00:00.5", "--set", "alerts.clearAfter=00:00:00.5", "--set", "fusion.textHalfLife=00:00:03"]);
        await Subscriber.FindAsync("availability", "online");
        await using var stream = await client.GetStreamAsync("/api/v1/live/events", Cancellation);
        using var events = new StreamReader(stream);

        await SendAsync("text/set", BadNews);
        while (await events.ReadLineAsync(Cancellation) is { } line && line != "event: alert")
        {
        }

        var id = JsonDocument.Parse((await events.ReadLineAsync(Cancellation))!["data: ".Length..]).RootElement.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/v1/alerts/{id}/acknowledge", null, Cancellation)).StatusCode);
        var acknowledged = await Subscriber.FindAsync("alert", alert => alert.Json.GetProperty("event_type").GetString() == "acknowledged");
        Assert.Equal(id, acknowledged.Json.GetProperty("id").GetString());
        await Subscriber.FindAsync("alert", alert => alert.Json.GetProperty("event_type").GetString() == "cleared");

        JsonElement kept = default;
        while (kept.ValueKind == JsonValueKind.Undefined || kept.GetProperty("state").GetString() != "cleared")
        {
            using var answer = await client.GetAsync($"/api/v1/alerts/{id}", Cancellation);
            kept = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation) : default;
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(["raised", "acknowledged", "cleared"], kept.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("type").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync($"/api/v1/alerts/{id}/acknowledge", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/v1/alerts/nothing/acknowledge", null, Cancellation)).StatusCode);
        Assert.Contains(id, await client.GetStringAsync("/api/v1/alerts/export.csv", Cancellation), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bound)]
    public async Task Stored_script_in_MQTT_payloads_and_texts_reaches_no_page_and_no_answer()
    {
        const string script = "<script>alert('pwned-by-mqtt')</script>";
        var (_, client) = await OpenAsync(
            [.. NoSensors, "--set", "alerts.raiseAfter=00:00:00.5", "--set", "alerts.clearAfter=00:00:00.5", "--set", "fusion.textHalfLife=00:00:03"]);
        await Subscriber.FindAsync("availability", "online");
        await using var stream = await client.GetStreamAsync("/api/v1/live/events", Cancellation);
        using var events = new StreamReader(stream);

        foreach (var topic in (string[])["alert/ack/set", "profile/set", "privacy/set", "camera/set", "physiology/set", script, $"text/{script}/set"])
            await SendAsync(topic, script);
        await SendAsync("text/set", $"{script} {BadNews} {script}");
        var heard = new StringBuilder();
        while (!heard.ToString().Contains("event: alert", StringComparison.Ordinal) || !heard.ToString().EndsWith("\n\n", StringComparison.Ordinal))
            heard.Append(await events.ReadLineAsync(Cancellation)).Append('\n');

        Assert.DoesNotContain("pwned", heard.ToString(), StringComparison.Ordinal);
        foreach (var address in (string[])["/api/v1/alerts", "/api/v1/alerts/export.csv", "/api/v1/trends", "/api/v1/alerts/rules", "/", "/live", "/alerts", "/trends", "/analyse"])
            Assert.DoesNotContain("pwned", await client.GetStringAsync(address, Cancellation), StringComparison.Ordinal);

        using var text = await client.PostAsJsonAsync("/api/v1/analyses", new { text = $"I hate {script} this terrible day" }, Cancellation);
        var answer = (await ResultAsync(client, text)).GetRawText();
        Assert.DoesNotContain("<script", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory(Timeout = Bound)]
    [InlineData("/live")]
    [InlineData("/analyse")]
    [InlineData("/alerts")]
    [InlineData("/trends")]
    public async Task The_first_view_of_a_page_weighs_at_most_300_kilobytes_and_every_file_of_it_is_there(string page)
    {
        var (_, client) = await OpenAsync(NoSensors);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var html = await client.GetStringAsync(page, Cancellation);
        long bytes = Encoding.UTF8.GetByteCount(html);
        Queue<string> files = new(Assets(html));
        HashSet<string> seen = [.. files];
        while (files.TryDequeue(out var file))
        {
            using var answer = await client.GetAsync(file, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var content = await answer.Content.ReadAsByteArrayAsync(Cancellation);
            bytes += content.Length;
            using var plain = new System.IO.Compression.BrotliStream(new MemoryStream(content), System.IO.Compression.CompressionMode.Decompress);
            foreach (var other in Assets(await new StreamReader(plain).ReadToEndAsync(Cancellation)).Where(seen.Add))
                files.Enqueue(other);
        }

        Assert.InRange(seen.Count, 3, 12);
        Assert.InRange(bytes, 1000, 300_000);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal).Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Assets(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, "/assets/[\\w.-]+").Select(match => match.Value).Distinct();

    private static IEnumerable<string?> Senses(JsonElement result) =>
        result.GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("modality").GetString()).Distinct().Order();

    private async Task<(Household Household, HttpClient Client)> OpenAsync(IEnumerable<string> arguments)
    {
        var household = Own(await Household.StartAsync(Role.Operator));
        Run([.. arguments, .. household.Arguments]);
        return (household, Own(await household.BrowseAsync()));
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string file)
    {
        using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "file", Path.GetFileName(file) } };
        return await client.PostAsync("/api/v1/analyses", form, Cancellation);
    }

    private static async Task<JsonElement> ResultAsync(HttpClient client, HttpResponseMessage submitted)
    {
        Assert.Equal(HttpStatusCode.Accepted, submitted.StatusCode);
        while (true)
        {
            var job = await client.GetFromJsonAsync<JsonElement>(submitted.Headers.Location, Cancellation);
            var state = job.GetProperty("state").GetString();
            if (state == "done")
                return job.GetProperty("result");
            Assert.True(state is "waiting" or "running", job.GetRawText());
            await Task.Delay(100, Cancellation);
        }
    }

    /// <summary>The age of the next picture, and whether it is a notice.</summary>
    private static async Task<(int Age, bool IsNotice)> HeadAsync(StreamReader reader)
    {
        var age = -1;
        while (await reader.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("X-Age-Milliseconds: ", StringComparison.Ordinal))
                age = int.Parse(line.AsSpan("X-Age-Milliseconds: ".Length), System.Globalization.CultureInfo.InvariantCulture);
            if (line.StartsWith("X-Notice: ", StringComparison.Ordinal))
                return (age, line.EndsWith('1'));
        }

        throw new EndOfStreamException("The stream has ended.");
    }
}
