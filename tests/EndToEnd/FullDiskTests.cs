using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.EndToEnd.Appliance;
using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>A service whose folder is a small disk of its own, in a namespace that any user may make.</summary>
public sealed class FullDiskTests : ApplianceTest
{
    private const string Mount = "mount -t tmpfs -o size=8m none \"$1\" && cp \"$2\"/* \"$1\" && shift 2 && exec \"$@\"";

    [Fact(Timeout = 3 * Bound)]
    public async Task On_a_full_disk_alerts_go_on_the_page_says_so_and_what_waited_is_kept_when_there_is_room_again()
    {
        Assert.SkipUnless(Shell.Run("unshare", ["--user", "--map-root-user", "--mount", "true"]).ExitCode == 0, "no right to make a namespace");
        var household = Own(await Household.StartAsync(Role.Operator));
        var folder = Directory.CreateDirectory(InFolder("disk")).FullName;
        var service = Own(new ChildProgram("unshare",
        [
            "--user", "--map-root-user", "--mount", "sh", "-c", Mount, "sh", folder, household.Folder, Product.Executable,
            .. Service.Arguments(Broker.Port, Ports.Free(), [.. NoSensors, .. household.Arguments, "--set", $"storage.directory={folder}"]),
            "--set", "alerts.raiseAfter=00:00:00.5", "--set", "fusion.textHalfLife=00:00:03",
        ]));
        var client = Own(await household.BrowseAsync());
        await Subscriber.FindAsync("availability", "online");
        var filler = $"/proc/{service.Id}/root{folder}/filler";
        Fill(filler);

        await SendAsync("text/set", "This is terrible news. I am so sad, worried and afraid, I hate it!");

        var raised = await Subscriber.FindAsync("alert", alert => alert.Json.GetProperty("event_type").GetString() == "raised");
        var id = raised.Json.GetProperty("id").GetString()!;
        await UntilAsync(async () => (await client.GetStringAsync("/api/v1/status", Cancellation)).Contains("the disk is full", StringComparison.Ordinal), service);
        Assert.Contains("the disk is full", await client.GetStringAsync("/alerts", Cancellation), StringComparison.Ordinal);
        await FailsAsync(await client.PostAsJsonAsync("/api/v1/account/tokens", new { name = "x", scope = "Viewer", days = 1 }, Cancellation));
        using var form = new MultipartFormDataContent { { new StringContent(string.Concat(Enumerable.Repeat("What a day. ", 20_000)), Encoding.UTF8), "file", "day.txt" } };
        await FailsAsync(await client.PostAsync("/api/v1/analyses", form, Cancellation));

        File.Delete(filler);

        await UntilAsync(async () => (await client.GetAsync($"/api/v1/alerts/{id}", Cancellation)).IsSuccessStatusCode, service);
        await UntilAsync(async () => !(await client.GetStringAsync("/api/v1/status", Cancellation)).Contains("the disk is full", StringComparison.Ordinal), service);
    }

    private static void Fill(string file)
    {
        var block = new byte[4096];
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true)
                stream.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task FailsAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("detail").GetString()!);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, ChildProgram service)
    {
        while (!await isSo())
        {
            Assert.False(service.HasExited, service.Said);
            await Task.Delay(100, Cancellation);
        }
    }
}
