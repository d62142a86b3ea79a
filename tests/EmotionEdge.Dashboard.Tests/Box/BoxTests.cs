using System.IO.Compression;
using System.Text;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Settings;
using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Box;

namespace EmotionEdge.Dashboard.Tests.Box;

public sealed class BoxTests : IAsyncLifetime
{
    private readonly TestFacts _facts = new();
    private readonly TestStatus _status = new() { Last = TestStatus.Running };
    private readonly TestDashboard _dashboard = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dashboard.Modules.Add(new BoxModule(_status, _facts, _facts, _facts));
        await _dashboard.StartAsync();
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Each_role_sees_its_part_of_the_page()
    {
        var viewer = await _dashboard.Browse(Role.Viewer).ReadAsync("/box");
        Assert.Contains("1.2.3", viewer, StringComparison.Ordinal);
        Assert.Contains("accuracy 0.8219", viewer, StringComparison.Ordinal);
        Assert.DoesNotContain("/var/lib/box", viewer, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/v1/box/support", viewer, StringComparison.Ordinal);

        var @operator = await _dashboard.Browse(Role.Operator).ReadAsync("/box");
        Assert.Contains("48.3 °C", @operator, StringComparison.Ordinal);
        Assert.Contains("5,120 MB of 20,480 MB", @operator, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/v1/box/support", @operator, StringComparison.Ordinal);

        Assert.Contains("/api/v1/box/support", await _dashboard.Browse(Role.Administrator).ReadAsync("/box"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_stands_while_nothing_is_known_and_the_disk_fails()
    {
        _status.Last = null;
        _facts.Trouble = new StorageException("/var/lib/box cannot be looked at");

        Assert.Contains("cannot be looked at", await _dashboard.Browse(Role.Operator).ReadAsync("/box"), StringComparison.Ordinal);
        await _dashboard.Client(Role.Operator).GetAsync(HttpStatusCode.ServiceUnavailable, "/api/v1/box");
    }

    [Fact]
    public async Task A_stored_script_in_a_card_stays_text()
    {
        using var answer = await _dashboard.Client(Role.Viewer).GetAsync(new Uri("/box/models/expression-48", UriKind.Relative), Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Contains("<h2 id=\"expression-48\">", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Table 1\"><table>", page, StringComparison.Ordinal);
        Assert.Contains("82.2 %", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/paper\">the paper</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#limits\">limits</a>", page, StringComparison.Ordinal);
        foreach (var active in (string[])["<script>alert", "javascript:", "<img", "style=", "<th></th>"])
            Assert.DoesNotContain(active, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _dashboard.Browse(Role.Viewer).GetAsync("/box/models/..%2f..%2fetc%2fpasswd")).StatusCode);
    }

    [Fact]
    public async Task The_API_tells_the_same()
    {
        var client = _dashboard.Client(Role.Administrator);

        var box = await client.GetAsync(HttpStatusCode.OK, "/api/v1/box");
        Assert.Equal("1.2.3", box.GetProperty("versions").Text("EmotionEdge"));
        Assert.Equal(5L << 30, box.GetProperty("storage").GetProperty("freeBytes").GetInt64());
        var model = await client.GetAsync(HttpStatusCode.OK, "/api/v1/models/expression-48");
        Assert.Equal(0.8219, model.GetProperty("figures").GetProperty("accuracy").GetDouble());
        Assert.Equal(1, (await client.GetAsync(HttpStatusCode.OK, "/api/v1/models")).GetArrayLength());
        Assert.Equal(TestFacts.Card, await client.GetStringAsync(new Uri("/api/v1/models/expression-48/card", UriKind.Relative), Cancellation));
        await client.GetAsync(HttpStatusCode.NotFound, "/api/v1/models/nothing");
        await client.GetAsync(HttpStatusCode.NotFound, "/api/v1/models/nothing/card");
    }

    [Fact]
    public async Task Many_who_ask_for_findings_cost_one_look()
    {
        var client = _dashboard.Client(Role.Administrator);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.GetAsync(HttpStatusCode.OK, "/api/v1/box/findings")));

        Assert.Equal(1, _facts.Examinations);
        Assert.Equal(("camera", "problem", "Plug it in."), (answers[0].GetProperty("findings")[1].Text("check"), answers[0].GetProperty("findings")[1].Text("state"), answers[0].GetProperty("findings")[1].Text("remedy")));
        _dashboard.Time.Advance(TimeSpan.FromSeconds(11));
        await client.GetAsync(HttpStatusCode.OK, "/api/v1/box/findings");
        Assert.Equal(2, _facts.Examinations);
    }

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Viewer)]
    public async Task Privilege_by_API_to_findings_and_support_bundle_is_refused_to_all_but_administrators(Role role)
    {
        await _dashboard.Client(role).GetAsync(HttpStatusCode.Forbidden, "/api/v1/box/findings");
        await _dashboard.Client(role).GetAsync(HttpStatusCode.Forbidden, "/api/v1/box/support");
        await _dashboard.Client(role).GetAsync(role == Role.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, "/api/v1/box");
    }

    [Fact]
    public async Task The_support_bundle_holds_what_helps_and_nothing_of_people()
    {
        await _dashboard.AddAccountAsync("grandmother");
        await _dashboard.Get<ISettingStore>().SetAsync(new Dictionary<string, string?> { ["setup.purpose"] = "looking after grandmother" }, Cancellation);
        var client = _dashboard.Client(Role.Administrator);

        using var answer = await client.GetAsync(new Uri("/api/v1/box/support", UriKind.Relative), Cancellation);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal(["configuration.json", "findings.json", "log.txt", "models.json", "status.json", "versions.json"], zip.Entries.Select(entry => entry.FullName).Order());
        var all = string.Concat(zip.Entries.Select(Read));
        foreach (var help in (string[])["\"hub\"", "/dev/video0 does not exist", "Devices.Camera: lost", "expression-48", "\"1.2.3\""])
            Assert.Contains(help, all, StringComparison.Ordinal);
        foreach (var personal in (string[])["grandmother", "administrator", TestDashboard.Password, "$2", "secret", "127.0.0.1"])
            Assert.DoesNotContain(personal, all, StringComparison.Ordinal);
        Assert.Equal(AuditAction.SupportDownloaded, (await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation))[0].Entry.Action);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
