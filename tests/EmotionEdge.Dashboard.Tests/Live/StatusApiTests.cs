using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Live;

namespace EmotionEdge.Dashboard.Tests.Live;

public sealed class StatusApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/status";

    private readonly TestStatus _status = new() { Last = TestStatus.Running };
    private readonly TestDashboard _dashboard = new();

    public async ValueTask InitializeAsync()
    {
        _dashboard.Modules.Add(new LiveModule(new LiveFeed(() => null), _dashboard.Pictures, _status));
        await _dashboard.StartAsync();
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Operators_see_all_of_it()
    {
        var status = await _dashboard.Client(Role.Operator).GetAsync(HttpStatusCode.OK, Path);

        Assert.Equal("1.2.3", status.Text("version"));
        Assert.Equal(90, status.GetProperty("uptimeSeconds").GetInt64());
        Assert.True(status.GetProperty("privacy").GetBoolean());
        var camera = Assert.Single(status.GetProperty("sensors").EnumerateArray());
        Assert.Equal(("camera", "lost"), (camera.Text("name"), camera.Text("state")));
        Assert.StartsWith("Rtsp://", camera.Text("detail"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("expression-48", status.GetProperty("models")[0].Text("id"));
        Assert.Equal(14.5, status.GetProperty("pacing").GetProperty("processedPerSecond").GetDouble());
        Assert.Equal(48.25, status.GetProperty("temperatureCelsius").GetDouble());
        Assert.Equal(300_000_000, status.GetProperty("memoryBytes").GetInt64());
        Assert.Contains("/dev/video0", status.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privilege_by_API_to_paths_and_addresses_is_refused_to_viewers()
    {
        var status = await _dashboard.Client(Role.Viewer).GetAsync(HttpStatusCode.OK, Path);

        Assert.Equal("lost", status.GetProperty("sensors")[0].Text("state"));
        Assert.True(status.GetProperty("privacy").GetBoolean());
        Assert.DoesNotContain("cam/1", status.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("/dev/video0", status.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, status.GetProperty("pacing").ValueKind);
        Assert.Empty(status.GetProperty("models").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_sees_it_without_a_login() => await _dashboard.Client().GetAsync(HttpStatusCode.Unauthorized, Path);

    [Fact]
    public async Task Before_the_first_look_it_says_when_to_ask_again()
    {
        _status.Last = null;
        Assert.Contains("second", (await _dashboard.Client(Role.Viewer).GetAsync(HttpStatusCode.ServiceUnavailable, Path)).Text("detail"), StringComparison.Ordinal);
    }
}
