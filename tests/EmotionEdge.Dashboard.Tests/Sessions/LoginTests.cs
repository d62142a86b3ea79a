using System.Net.Http.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Passwords;
using EmotionEdge.Dashboard.Sessions;
using EmotionEdge.Dashboard.Tests.Hosting;

namespace EmotionEdge.Dashboard.Tests.Sessions;

public sealed class LoginTests : IAsyncLifetime
{
    private const string Wrong = "wrong horse battery";

    private readonly TestDashboard _dashboard = new() { Modules = { new TestModule() } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _dashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Who_logs_in_is_led_to_the_page_that_was_asked_for()
    {
        var browser = _dashboard.Browse();
        using var asked = await browser.GetAsync("/accounts?x=1");
        Assert.Equal("/login?returnUrl=%2Faccounts%3Fx%3D1", asked.Headers.Location!.ToString());

        var page = await browser.SubmitAsync(
            asked.Headers.Location.ToString(), ("name", "Administrator"), ("password", TestDashboard.Password), ("returnUrl", "/accounts?x=1"));

        Assert.Equal("/accounts?x=1", page.Location);
        Assert.Contains("administrator", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"user\": \"viewer\"}")]
    [InlineData("{\"user\": null, \"password\": \"x\"}")]
    [InlineData("null")]
    public async Task A_login_without_name_or_password_is_a_bad_request(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _dashboard.Client().PostAsync("/api/v1/session", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%0d%0aLocation:https://evil.example")]
    public async Task Open_redirect_by_the_address_to_return_to_leads_home(string returnUrl)
    {
        var page = await _dashboard.Browse().SubmitAsync("/login", ("name", "viewer"), ("password", TestDashboard.Password), ("returnUrl", returnUrl));

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.DoesNotContain("evil.example", page.Location!.Split('%')[0], StringComparison.Ordinal);
        Assert.StartsWith("/", page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_cookie_cannot_be_read_by_scripts_or_set_by_other_hosts()
    {
        var browser = _dashboard.Browse();
        using var answer = await browser.Client.PostAsJsonAsync("/api/v1/session", new { user = "viewer", password = TestDashboard.Password }, Cancellation);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-session=", cookie, StringComparison.Ordinal);
        foreach (var part in (string[])["; secure", "; httponly", "; samesite=lax", "; path=/"])
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task By_HTTP_one_logs_in_asks_who_one_is_and_logs_out()
    {
        var browser = _dashboard.Browse();
        using var login = await browser.Client.PostAsJsonAsync("/api/v1/session", new { user = "operator", password = TestDashboard.Password }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        Assert.Contains("\"role\":\"Operator\"", await browser.ReadAsync("/api/v1/session"), StringComparison.Ordinal);
        using var logout = await browser.Client.DeleteAsync("/api/v1/session", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);

        using var after = await browser.GetAsync("/api/v1/session");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Stolen_cookie_is_worth_nothing_after_logout()
    {
        var browser = _dashboard.Browse(Role.Administrator);
        var thief = _dashboard.Browse();
        thief.Cookies["__Host-session"] = browser.Cookies["__Host-session"];
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/api/v1/test/administrator")).StatusCode);

        var page = await browser.PostAsync("/logout", ("antiforgery", Browser.Token(await browser.ReadAsync("/"))));

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.False(browser.Cookies.ContainsKey("__Host-session"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/v1/test/administrator")).StatusCode);
    }

    [Fact]
    public async Task Stolen_cookie_is_worth_nothing_after_a_password_change_which_keeps_its_own_browser_in()
    {
        var browser = _dashboard.Browse(Role.Operator);
        var thief = _dashboard.Browse();
        thief.Cookies["__Host-session"] = browser.Cookies["__Host-session"];

        const string Next = "another horse battery";
        var page = await browser.SubmitAsync("/account/password", ("current", TestDashboard.Password), ("password", Next), ("again", Next));

        Assert.Equal("/account?done=DonePasswordChanged", page.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/test/operator")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/v1/test/operator")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _dashboard.Browse().LogInAsync("operator")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await _dashboard.Browse().LogInAsync("operator", Next)).Status);
    }

    [Fact]
    public async Task Session_fixation_by_a_cookie_that_was_there_before_gains_nothing()
    {
        var attacker = _dashboard.Browse(Role.Viewer);
        var planted = attacker.Cookies["__Host-session"];
        var victim = _dashboard.Browse();
        victim.Cookies["__Host-session"] = planted;
        using var login = await victim.Client.PostAsJsonAsync("/api/v1/session", new { user = "administrator", password = TestDashboard.Password }, Cancellation);

        Assert.NotEqual(planted, victim.Cookies["__Host-session"]);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("/api/v1/test/administrator")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await attacker.GetAsync("/api/v1/test/viewer")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_at_the_latest_after_its_lifetime()
    {
        var idle = _dashboard.Browse(Role.Viewer);
        var busy = _dashboard.Browse(Role.Operator);
        for (var hours = 0; hours < 7 * 24; hours += 11)
        {
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/api/v1/test/viewer")).StatusCode);
            _dashboard.Time.Advance(TimeSpan.FromHours(11));
            if (hours == 11)
                Assert.Equal(HttpStatusCode.Unauthorized, (await idle.GetAsync("/api/v1/test/viewer")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.GetAsync("/api/v1/test/viewer")).StatusCode);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_at_the_next_request()
    {
        var browser = _dashboard.Browse(Role.Administrator);
        await _dashboard.AddAccountAsync("second", Role.Administrator);
        var accounts = _dashboard.Get<IAccountStore>();
        var id = (await accounts.FindAsync("administrator", Cancellation))!.Id;

        await accounts.ChangeAsync(id, account => account with { Role = Role.Viewer }, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/v1/test/administrator")).StatusCode);
        await accounts.ChangeAsync(id, account => account with { State = AccountState.Disabled }, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/test/viewer")).StatusCode);
    }

    [Fact]
    public async Task Enumeration_by_words_fails_because_the_answers_are_the_same()
    {
        var answers = new List<string>();
        foreach (var name in (string[])["viewer", "nobody-at-all", "<script>", new string('x', 60)])
        {
            var page = await _dashboard.Browse().LogInAsync(name, Wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
            var text = page.Text.Replace(name, "NAME", StringComparison.Ordinal);
            answers.Add(System.Text.RegularExpressions.Regex.Replace(text, "value=\"[^\"]*\"", ""));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Enumeration_by_time_fails_because_a_name_that_is_not_there_costs_a_hash_as_well()
    {
        var hashed = new List<string>();
        var desk = _dashboard.Get<PasswordDesk>();
        using var listener = new HashCounter(desk);
        foreach (var name in (string[])["viewer", "nobody-at-all"])
        {
            var before = listener.Count;
            await _dashboard.Browse().LogInAsync(name, Wrong);
            hashed.Add($"{listener.Count - before}");
        }

        Assert.Equal(["1", "1"], hashed);
    }

    [Fact]
    public async Task Enumeration_by_lockout_fails_because_names_that_are_not_there_are_locked_as_well()
    {
        foreach (var name in (string[])["viewer", "nobody-at-all"])
        {
            var statuses = new List<HttpStatusCode>();
            for (var attempt = 0; attempt < 7; attempt++)
                statuses.Add((await _dashboard.Browse().LogInAsync(name, Wrong)).Status);
            Assert.Equal(
                Enumerable.Repeat(HttpStatusCode.Unauthorized, 5).Concat(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)), statuses);
        }
    }

    [Fact]
    public async Task Brute_force_finds_the_right_password_of_no_use_while_the_account_must_wait()
    {
        for (var attempt = 0; attempt < 5; attempt++)
            await _dashboard.Browse().LogInAsync("viewer", Wrong);

        var locked = await _dashboard.Browse().LogInAsync("viewer");
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        _dashboard.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Redirect, (await _dashboard.Browse().LogInAsync("viewer")).Status);
    }

    [Fact]
    public async Task Credential_stuffing_across_accounts_is_slowed_down_by_address()
    {
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 25; number++)
        {
            using var answer = await _dashboard.Client().PostAsJsonAsync("/api/v1/session", new { user = $"user{number}", password = Wrong }, Cancellation);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                continue;
            Assert.Equal("2", answer.Headers.GetValues("Retry-After").Single());
            await DashboardServerTests.IsProblemAsync(answer);
        }

        Assert.Equal(20, statuses.Count(status => status == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Five_hundred_parallel_logins_are_answered_and_cost_few_hashes()
    {
        using var counter = new HashCounter(_dashboard.Get<PasswordDesk>());
        var client = _dashboard.Client();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user = "viewer", password = $"{Wrong}{number}" }, Cancellation);
            return answer.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable]));
        Assert.InRange(counter.Count, 1, 5);
        Assert.Empty(_dashboard.Log.Errors);
        Assert.Equal(HttpStatusCode.OK, (await _dashboard.Browse(Role.Viewer).GetAsync("/api/v1/test/viewer")).StatusCode);
    }

    [Theory]
    [InlineData(AccountState.Pending)]
    [InlineData(AccountState.Disabled)]
    public async Task An_account_that_may_not_be_used_is_told_so_only_to_who_has_its_password(AccountState state)
    {
        await _dashboard.AddAccountAsync("carla", Role.Viewer, state);
        var wrong = await _dashboard.Browse().LogInAsync("carla", Wrong);
        var unknown = await _dashboard.Browse().LogInAsync("nobody", Wrong);
        var right = await _dashboard.Browse().LogInAsync("carla");

        Assert.Contains("User name or password is wrong", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("User name or password is wrong", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("administrator", right.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, right.Status);
    }

    [Fact]
    public async Task Cross_site_request_forgery_by_a_form_without_its_token_is_refused()
    {
        var browser = _dashboard.Browse(Role.Administrator);
        foreach (var path in (string[])["/login", "/logout", "/account/password"])
        {
            var page = await browser.PostAsync(path, ("name", "x"), ("password", "x"));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/test/administrator")).StatusCode);
    }

    [Fact]
    public async Task Reflected_script_in_a_user_name_is_only_text()
    {
        var browser = _dashboard.Browse();
        var token = Browser.Token(await browser.ReadAsync("/login"));
        using var content = new FormUrlEncodedContent([new("antiforgery", token), new("name", "\"><script>alert(1)</script>"), new("password", Wrong)]);
        using var answer = await browser.Client.PostAsync("/login", content, Cancellation);

        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Header_injection_by_names_and_addresses_adds_no_header()
    {
        using var answer = await _dashboard.Client().GetAsync("/nowhere%0d%0aSet-Cookie:%20x=1?a=%0d%0aX-Evil:1", Cancellation);

        Assert.False(answer.Headers.Contains("X-Evil"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task What_was_tried_is_in_the_audit_log_without_passwords()
    {
        await _dashboard.Browse().LogInAsync("viewer", Wrong);
        await _dashboard.Browse().LogInAsync("my password is 12 34", Wrong);
        await _dashboard.Browse().LogInAsync("viewer");

        var entries = await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation);
        Assert.Equal(
            [("viewer", AuditAction.SessionBegun, null), ("-", AuditAction.SessionRefused, null), ("-", AuditAction.SessionRefused, "viewer")],
            entries.Select(entry => (entry.Entry.Actor, entry.Entry.Action, entry.Entry.Subject)));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.Entry.Address));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_after_the_password_and_its_code_is_good_once()
    {
        var key = SecondFactor.MakeKey();
        var account = (await _dashboard.Get<IAccountStore>().FindAsync("operator", Cancellation))!;
        await _dashboard.Get<IAccountStore>().ChangeAsync(account.Id, found => found with { SecondFactorKey = key }, Cancellation);
        var code = SecondFactor.CodeAt(key, _dashboard.Time.GetUtcNow().ToUnixTimeSeconds() / 30);

        var browser = _dashboard.Browse();
        Assert.Equal("/login/code?returnUrl=%2F", (await browser.LogInAsync("operator")).Location);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/test/viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SubmitAsync("/login/code", ("code", "000000"))).Status);
        Assert.Equal("/", (await browser.SubmitAsync("/login/code", ("code", code))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/test/operator")).StatusCode);

        using var again = await _dashboard.Client().PostAsJsonAsync("/api/v1/session", new { user = "operator", password = TestDashboard.Password, code }, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        using var without = await _dashboard.Client().PostAsJsonAsync("/api/v1/session", new { user = "operator", password = TestDashboard.Password }, Cancellation);
        Assert.True((await DashboardServerTests.IsProblemAsync(without)).GetProperty("needsCode").GetBoolean());
    }

    [Fact]
    public async Task A_password_that_was_chosen_by_somebody_else_must_be_changed_first()
    {
        var account = (await _dashboard.Get<IAccountStore>().FindAsync("viewer", Cancellation))!;
        await _dashboard.Get<IAccountStore>().ChangeAsync(account.Id, found => found with { MustChangePassword = true }, Cancellation);
        var browser = _dashboard.Browse();
        await browser.LogInAsync("viewer");

        using var page = await browser.GetAsync("/");
        Assert.Equal("/account/password", page.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/v1/test/viewer")).StatusCode);
        const string Next = "another horse battery";
        await browser.SubmitAsync("/account/password", ("current", TestDashboard.Password), ("password", Next), ("again", Next));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_hash_of_lower_cost_is_replaced_at_the_login()
    {
        var accounts = _dashboard.Get<IAccountStore>();
        var account = (await accounts.FindAsync("viewer", Cancellation))!;
        await accounts.ChangeAsync(account.Id, found => found with { PasswordHash = BcryptPasswordHasher.Hash(TestDashboard.Password, 4) }, Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, (await _dashboard.Browse().LogInAsync("viewer")).Status);

        Assert.StartsWith("$2b$10$", (await accounts.FindAsync("viewer", Cancellation))!.PasswordHash, StringComparison.Ordinal);
    }
}
