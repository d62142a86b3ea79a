using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Live;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Setup;

namespace EmotionEdge.Dashboard.Tests.Accounts;

/// <summary>The set-up over the API.</summary>
public sealed class SetupApiTests : IAsyncLifetime
{
    private const string Setup = "/api/v1/setup";

    private readonly TestDashboard _dashboard = new();

    public async ValueTask InitializeAsync() => await _dashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task The_code_makes_the_first_administrator_once()
    {
        await using var fresh = await new TestDashboard { HasAccounts = false }.StartAsync();
        var browser = fresh.Browse();
        Assert.True((await browser.Client.GetAsync(HttpStatusCode.OK, Setup)).GetProperty("needed").GetBoolean());

        await browser.Client.PostAsync(HttpStatusCode.Forbidden, Setup, new { code = "AAAAA-AAAAA", name = "anna", password = TestDashboard.Password });
        var made = await browser.Client.PostAsync(HttpStatusCode.OK, Setup, new { code = fresh.Server.SetupCode, name = "anna", password = TestDashboard.Password });

        Assert.Equal(("anna", "Administrator"), (made.Text("user"), made.Text("role")));
        await browser.Client.GetAsync(HttpStatusCode.OK, "/api/v1/accounts");
        await fresh.Client().PostAsync(HttpStatusCode.Conflict, Setup, new { code = "AAAAA-AAAAA", name = "eve", password = TestDashboard.Password });
        Assert.False((await fresh.Client().GetAsync(HttpStatusCode.OK, Setup)).GetProperty("needed").GetBoolean());
    }

    [Fact]
    public async Task Place_and_purpose_are_kept_and_close_the_senses_where_they_must()
    {
        var client = _dashboard.Client(Role.Administrator);
        await client.GetAsync(HttpStatusCode.NotFound, $"{Setup}/place");

        var refused = await client.CallAsync(HttpStatusCode.OK, HttpMethod.Put, $"{Setup}/place", new { place = "workplace", purpose = "to know" });
        Assert.False(refused.GetProperty("isPermitted").GetBoolean());
        Assert.True(_dashboard.Box.IsRefused);
        await client.CallAsync(HttpStatusCode.OK, HttpMethod.Put, $"{Setup}/place", new { place = "Workplace", purpose = "to know", reason = "Safety", explanation = "crane" });

        Assert.False(_dashboard.Box.IsRefused);
        Assert.Equal("crane", (await client.GetAsync(HttpStatusCode.OK, $"{Setup}/place")).Text("explanation"));
        await client.CallAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"{Setup}/place", new { place = "Home", purpose = " " });
        await client.CallAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"{Setup}/place", new { place = "Moon", purpose = "x" });
    }

    [Fact]
    public async Task Devices_and_broker_are_looked_at()
    {
        var client = _dashboard.Client(Role.Administrator);

        Assert.Equal("no sound library", (await client.GetAsync(HttpStatusCode.OK, $"{Setup}/devices")).GetProperty("problems")[0].GetString());
        Assert.Equal("broker.local", (await client.GetAsync(HttpStatusCode.OK, $"{Setup}/broker")).Text("host"));
        Assert.True((await client.PostAsync(HttpStatusCode.OK, $"{Setup}/broker/try", new { host = "other", port = 8883, tls = true, user = "me", password = "secret" })).GetProperty("letsIn").GetBoolean());
        Assert.Equal(new BrokerTrial("other", 8883, true, "me", "secret"), _dashboard.Box.Tried);
        _dashboard.Box.Trouble = "no answer";
        Assert.Equal("no answer", (await client.PostAsync(HttpStatusCode.OK, $"{Setup}/broker/try", new { host = "other", port = 8883 })).Text("trouble"));
        await client.PostAsync(HttpStatusCode.BadRequest, $"{Setup}/broker/try", new { host = "two words", port = 8883 });
    }

    [Fact]
    public async Task A_broker_is_taken_over_unless_something_else_says_which()
    {
        var client = _dashboard.Client(Role.Administrator);

        Assert.True((await client.CallAsync(HttpStatusCode.OK, HttpMethod.Put, $"{Setup}/broker", new { host = "other", port = 8883, user = "me", password = "secret" })).GetProperty("letsIn").GetBoolean());
        Assert.Equal(new BrokerTrial("other", 8883, false, "me", "secret"), _dashboard.Box.Kept);
        Assert.DoesNotContain("secret", (await client.GetAsync(HttpStatusCode.OK, $"{Setup}/broker")).GetRawText(), StringComparison.Ordinal);
        _dashboard.Box.Refusal = "mqtt.host is set in the environment";
        Assert.Equal(_dashboard.Box.Refusal, (await client.CallAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"{Setup}/broker", new { host = "third", port = 1 })).Text("detail"));
        await client.CallAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"{Setup}/broker", new { host = "third", port = 0 });
        await _dashboard.Client(Role.Operator).CallAsync(HttpStatusCode.Forbidden, HttpMethod.Put, $"{Setup}/broker", new { host = "third", port = 1 });
    }

    [Fact]
    public async Task One_picture_is_taken_for_who_asks_and_nobody_watches_afterwards()
    {
        _dashboard.Pictures.Next = new LivePicture([0xFF, 0xD8, 7], 0, false);
        using var answer = await _dashboard.Client(Role.Administrator).GetAsync(new Uri($"{Setup}/picture", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal([0xFF, 0xD8, 7], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, _dashboard.Pictures.Viewers);
    }

    [Fact]
    public async Task With_a_camera_that_is_switched_off_there_is_no_picture()
    {
        _dashboard.Pictures.Next = new LivePicture([0xFF, 0xD8, 7], 0, IsNotice: true);
        Assert.Contains("switched off", (await _dashboard.Client(Role.Administrator).GetAsync(HttpStatusCode.Conflict, $"{Setup}/picture")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_level_has_numbers_while_something_is_heard()
    {
        var client = _dashboard.Client(Role.Administrator);
        Assert.Equal(JsonValueKind.Null, (await client.GetAsync(HttpStatusCode.OK, $"{Setup}/level")).GetProperty("decibels").ValueKind);
        _dashboard.Box.Level = new SoundLevel(1, 0.25, -23.5, 0, 0, 0);
        Assert.Equal(-23.5, (await client.GetAsync(HttpStatusCode.OK, $"{Setup}/level")).GetProperty("decibels").GetDouble());
    }

    [Theory]
    [InlineData("place")]
    [InlineData("devices")]
    [InlineData("broker")]
    [InlineData("picture")]
    [InlineData("level")]
    public async Task Privilege_by_API_to_the_set_up_is_refused_to_all_but_administrators(string path) =>
        await _dashboard.Client(Role.Operator).GetAsync(HttpStatusCode.Forbidden, $"{Setup}/{path}");
}
