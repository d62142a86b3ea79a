using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Sessions;

namespace EmotionEdge.Dashboard.Tests.Accounts;

/// <summary>One's own account over the API.</summary>
public sealed class MineApiTests : IAsyncLifetime
{
    private const string Mine = "/api/v1/account";
    private const string Other = "another horse battery";

    private readonly TestDashboard _dashboard = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _dashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task A_change_of_the_password_ends_all_other_sessions_and_renews_this_one()
    {
        var (here, there) = (_dashboard.Browse(), _dashboard.Browse());
        await here.LogInAsync("viewer");
        await there.LogInAsync("viewer");
        var before = here.Cookies["__Host-session"];

        Assert.Equal("PasswordWrong", (await here.Client.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/password", new { current = "wrong", password = Other })).Text("problem"));
        Assert.Equal("PasswordTooShort", (await here.Client.PostAsync(HttpStatusCode.BadRequest, $"{Mine}/password", new { current = TestDashboard.Password, password = "short" })).Text("problem"));
        await here.Client.PostAsync(HttpStatusCode.NoContent, $"{Mine}/password", new { current = TestDashboard.Password, password = Other });

        Assert.NotEqual(before, here.Cookies["__Host-session"]);
        await here.Client.GetAsync(HttpStatusCode.OK, Mine);
        await there.Client.GetAsync(HttpStatusCode.Unauthorized, Mine);
    }

    [Fact]
    public async Task Brute_force_of_the_current_password_must_wait()
    {
        var browser = _dashboard.Browse(Role.Viewer);
        for (var i = 0; i < 5; i++)
            await browser.Client.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/password", new { current = $"guess {i}", password = Other });

        await browser.Client.PostAsync(HttpStatusCode.TooManyRequests, $"{Mine}/password", new { current = TestDashboard.Password, password = Other });
    }

    [Fact]
    public async Task Whose_password_somebody_else_chose_changes_it_first()
    {
        var added = await _dashboard.Client(Role.Administrator).PostAsync(HttpStatusCode.Created, "/api/v1/accounts", new { name = "berta", role = "Viewer" });
        var browser = _dashboard.Browse();
        await browser.Client.PostAsync(HttpStatusCode.OK, "/api/v1/session", new { user = "berta", password = added.Text("password") });

        await browser.Client.GetAsync(HttpStatusCode.Forbidden, Mine);
        await browser.Client.PostAsync(HttpStatusCode.NoContent, $"{Mine}/password", new { current = added.Text("password"), password = Other });

        Assert.Equal("berta", (await browser.Client.GetAsync(HttpStatusCode.OK, Mine)).Text("name"));
    }

    [Fact]
    public async Task One_browser_or_all_are_logged_out()
    {
        var (here, there) = (_dashboard.Browse(), _dashboard.Browse());
        await here.LogInAsync("operator");
        await there.LogInAsync("operator");
        var sessions = (await here.Client.GetAsync(HttpStatusCode.OK, $"{Mine}/sessions")).EnumerateArray().ToList();
        Assert.Equal(3, sessions.Count);
        var mine = Assert.Single(sessions, session => session.GetProperty("isThis").GetBoolean());
        var newest = sessions.First(session => session.GetProperty("id").GetInt64() != mine.GetProperty("id").GetInt64());

        await here.Client.DeleteAsync(HttpStatusCode.NoContent, $"{Mine}/sessions/{newest.GetProperty("id")}");
        await here.Client.DeleteAsync(HttpStatusCode.NotFound, $"{Mine}/sessions/{newest.GetProperty("id")}");
        await there.Client.GetAsync(HttpStatusCode.Unauthorized, Mine);
        await here.Client.DeleteAsync(HttpStatusCode.NoContent, $"{Mine}/sessions");

        Assert.False(here.Cookies.ContainsKey("__Host-session"));
        await _dashboard.Client(Role.Operator).GetAsync(HttpStatusCode.Unauthorized, Mine);
    }

    [Fact]
    public async Task Nobody_ends_a_session_or_revokes_a_token_of_somebody_else()
    {
        var made = await MakeTokenAsync(Role.Administrator, "Administrator");
        var account = (await _dashboard.Get<IAccountStore>().FindAsync("administrator", Cancellation))!;
        var session = (await _dashboard.Get<ISessionStore>().ListAsync(account.Id, Cancellation))[0];

        await _dashboard.Client(Role.Operator).DeleteAsync(HttpStatusCode.NotFound, $"{Mine}/sessions/{session.Id}");
        await _dashboard.Client(Role.Operator).DeleteAsync(HttpStatusCode.NotFound, $"{Mine}/tokens/{made.GetProperty("kept").GetProperty("id")}");

        await _dashboard.Client(Role.Administrator).GetAsync(HttpStatusCode.OK, Mine);
    }

    [Fact]
    public async Task A_token_does_what_its_scope_may_until_it_is_revoked()
    {
        var made = await MakeTokenAsync(Role.Administrator, "viewer");
        Assert.Equal(("Viewer", "backup"), (made.GetProperty("kept").Text("scope"), made.GetProperty("kept").Text("name")));
        using var program = Program(made.Text("token"));

        await program.GetAsync(HttpStatusCode.OK, "/api/v1/session");
        await program.GetAsync(HttpStatusCode.Forbidden, "/api/v1/accounts");
        Assert.DoesNotContain(made.Text("token"), (await _dashboard.Client(Role.Administrator).GetAsync(HttpStatusCode.OK, $"{Mine}/tokens")).GetRawText(), StringComparison.Ordinal);
        await _dashboard.Client(Role.Administrator).DeleteAsync(HttpStatusCode.NoContent, $"{Mine}/tokens/{made.GetProperty("kept").GetProperty("id")}");

        await program.GetAsync(HttpStatusCode.Unauthorized, "/api/v1/session");
    }

    [Fact]
    public async Task Privilege_by_token_a_program_cannot_make_tokens_nor_touch_the_login()
    {
        using var program = Program((await MakeTokenAsync(Role.Administrator, "Administrator")).Text("token"));

        await program.GetAsync(HttpStatusCode.OK, "/api/v1/accounts");
        await program.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/tokens", new { name = "more", scope = "Administrator", days = 365 });
        await program.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/password", new { current = TestDashboard.Password, password = Other });
        await program.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/second-factor/key");
        Assert.Contains("Log in", (await program.DeleteAsync(HttpStatusCode.Forbidden, $"{Mine}/sessions")).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Viewer", 30)]
    [InlineData("x", "Viewer", 0)]
    [InlineData("x", "Viewer", 366)]
    [InlineData("x", "Emperor", 30)]
    public async Task What_is_no_token_is_not_made(string name, string scope, int days) =>
        await _dashboard.Client(Role.Viewer).PostAsync(HttpStatusCode.BadRequest, $"{Mine}/tokens", new { name, scope, days });

    [Fact]
    public async Task A_token_never_may_more_than_its_account() =>
        Assert.Equal("Viewer", (await MakeTokenAsync(Role.Viewer, "Administrator")).GetProperty("kept").Text("scope"));

    [Fact]
    public async Task The_second_factor_goes_on_with_a_code_and_off_with_a_recovery_code()
    {
        var client = _dashboard.Client(Role.Viewer);
        var proposed = await client.PostAsync(HttpStatusCode.OK, $"{Mine}/second-factor/key");
        var account = (await _dashboard.Get<IAccountStore>().FindAsync("viewer", Cancellation))!;
        var key = _dashboard.GetFromPages<SecondFactorDesk>().Propose(account.Id);
        Assert.Equal(SecondFactor.Shown(key), proposed.Text("key"));
        Assert.StartsWith("otpauth://totp/", proposed.Text("address"), StringComparison.Ordinal);

        await client.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/second-factor/on", new { code = "000000x" });
        var code = SecondFactor.CodeAt(key, _dashboard.Time.GetUtcNow().ToUnixTimeSeconds() / 30);
        var codes = (await client.PostAsync(HttpStatusCode.OK, $"{Mine}/second-factor/on", new { code })).GetProperty("recoveryCodes");
        await client.PostAsync(HttpStatusCode.Conflict, $"{Mine}/second-factor/key");
        Assert.True((await client.GetAsync(HttpStatusCode.OK, Mine)).GetProperty("secondFactor").GetBoolean());

        await client.PostAsync(HttpStatusCode.Forbidden, $"{Mine}/second-factor/off", new { code = "wrong" });
        await client.PostAsync(HttpStatusCode.NoContent, $"{Mine}/second-factor/off", new { code = codes[0].GetString() });
        Assert.False((await client.GetAsync(HttpStatusCode.OK, Mine)).GetProperty("secondFactor").GetBoolean());
    }

    private Task<System.Text.Json.JsonElement> MakeTokenAsync(Role role, string scope) =>
        _dashboard.Client(role).PostAsync(HttpStatusCode.Created, $"{Mine}/tokens", new { name = "backup", scope, days = 30 });

    private HttpClient Program(string token)
    {
        var client = new HttpClient { BaseAddress = _dashboard.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
