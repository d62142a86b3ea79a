using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;
using EmotionEdge.Dashboard.Sessions;

namespace EmotionEdge.Dashboard.Tests.Accounts;

public sealed partial class AccountPageTests : IAsyncDisposable
{
    private const string Next = "another horse battery";

    private readonly TestDashboard _dashboard = new() { Modules = { new TestModule() } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/audit")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/audit/export?format=csv")]
    public async Task Privilege_by_URL_is_refused_to_all_but_administrators(string path)
    {
        await _dashboard.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await _dashboard.Browse(Role.Viewer).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _dashboard.Browse(Role.Operator).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _dashboard.Browse(Role.Administrator).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Privilege_by_sending_an_administrators_form_is_refused_and_changes_nothing()
    {
        await _dashboard.StartAsync();
        var browser = _dashboard.Browse(Role.Operator);
        var token = Browser.Token(await browser.ReadAsync("/account"));
        var mine = await AccountAsync("operator");
        foreach (var (handler, values) in new (string, (string, string)[])[]
        {
            ("Change", [("id", $"{mine.Id}"), ("role", "Administrator"), ("state", "Active")]),
            ("Add", [("name", "mallory"), ("role", "Administrator")]),
            ("Reset", [("id", "1")]),
            ("Remove", [("id", "1")]),
            ("Invite", [("note", "me"), ("inviteRole", "Administrator")]),
        })
        {
            var page = await browser.PostAsync($"/accounts?handler={handler}", [("antiforgery", token), .. values]);
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        }

        Assert.Equal(Role.Operator, (await AccountAsync("operator")).Role);
        Assert.Equal(3, (await _dashboard.Get<AccountDesk>().ListAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task An_administrator_adds_an_account_whose_owner_chooses_a_password_at_the_first_login()
    {
        await _dashboard.StartAsync();
        var page = await _dashboard.Browse(Role.Administrator).SubmitAsync("/accounts?handler=Add", ("name", "berta"), ("role", "Operator"));

        var password = Secret().Match(page.Text).Groups[1].Value;
        var berta = _dashboard.Browse();
        await berta.LogInAsync("berta", password);
        Assert.Equal("/account/password", (await berta.GetAsync("/")).Headers.Location!.ToString());
        Assert.Equal(
            "/account?done=DonePasswordChanged",
            (await berta.SubmitAsync("/account/password", ("current", password), ("password", Next), ("again", Next))).Location);
        Assert.Equal(HttpStatusCode.OK, (await berta.GetAsync("/api/v1/test/operator")).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await _dashboard.StartAsync();
        var browser = _dashboard.Browse(Role.Administrator);
        var id = $"{(await AccountAsync("administrator")).Id}";

        var demoted = await browser.SubmitAsync("/accounts?handler=Change", ("id", id), ("role", "Viewer"), ("state", "Active"));
        var barred = await browser.SubmitAsync("/accounts?handler=Change", ("id", id), ("role", "Administrator"), ("state", "Disabled"));
        var removed = await browser.SubmitAsync("/accounts?handler=Remove", ("id", id));

        Assert.All([demoted, barred, removed], page => Assert.Contains("last administrator", page.Text, StringComparison.Ordinal));
        Assert.Equal((Role.Administrator, AccountState.Active), ((await AccountAsync("administrator")).Role, (await AccountAsync("administrator")).State));
    }

    [Fact]
    public async Task Who_is_barred_or_removed_is_logged_out_at_once()
    {
        await _dashboard.StartAsync();
        var administrator = _dashboard.Browse(Role.Administrator);
        await administrator.SubmitAsync("/accounts?handler=Change", ("id", $"{(await AccountAsync("viewer")).Id}"), ("role", "Viewer"), ("state", "Disabled"));
        await administrator.SubmitAsync("/accounts?handler=Remove", ("id", $"{(await AccountAsync("operator")).Id}"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _dashboard.Browse(Role.Viewer).GetAsync("/api/v1/test/viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _dashboard.Browse(Role.Operator).GetAsync("/api/v1/test/viewer")).StatusCode);
    }

    [Fact]
    public async Task Logout_everywhere_ends_all_sessions_of_this_account_only()
    {
        await _dashboard.StartAsync();
        var desk = _dashboard.Browse(Role.Viewer);
        var phone = _dashboard.Browse();
        await phone.LogInAsync("viewer");

        Assert.Equal("/login?done=DoneLoggedOutEverywhere", (await phone.SubmitAsync("/account?handler=EndAll")).Location);

        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.GetAsync("/api/v1/test/viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/api/v1/test/viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _dashboard.Browse(Role.Operator).GetAsync("/api/v1/test/viewer")).StatusCode);
    }

    [Fact]
    public async Task Sessions_and_tokens_of_others_cannot_be_ended_by_guessing_their_numbers()
    {
        await _dashboard.StartAsync();
        var browser = _dashboard.Browse(Role.Viewer);
        for (var id = 1; id <= 3; id++)
            await browser.SubmitAsync("/account?handler=EndSession", ("id", $"{(id == 1 ? 2 : id)}"));

        Assert.Equal(HttpStatusCode.OK, (await _dashboard.Browse(Role.Administrator).GetAsync("/api/v1/test/administrator")).StatusCode);
    }

    [Fact]
    public async Task An_invitation_makes_one_account_with_its_role()
    {
        await _dashboard.StartAsync();
        var page = await _dashboard.Browse(Role.Administrator).SubmitAsync("/accounts?handler=Invite", ("note", "Berta"), ("inviteRole", "Operator"));
        var link = new Uri(Secret().Match(page.Text).Groups[1].Value).PathAndQuery;

        Assert.Equal("/login?done=DoneRegistered", (await RegisterAsync(link, "berta")).Location);
        Assert.Equal((Role.Operator, AccountState.Active), ((await AccountAsync("berta")).Role, (await AccountAsync("berta")).State));
        Assert.Equal(HttpStatusCode.NotFound, (await _dashboard.Browse().GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _dashboard.Browse().LogInAsync("berta")).Status);
    }

    [Fact]
    public async Task An_invitation_runs_out_after_seven_days_and_is_worth_nothing_when_registration_is_off()
    {
        await _dashboard.StartAsync();
        var code = await _dashboard.GetFromPages<InvitationDesk>().InviteAsync(Role.Viewer, "Berta", Actor.Console, Cancellation);
        var link = $"/register?code={code}";
        Assert.Equal(HttpStatusCode.OK, (await _dashboard.Browse().GetAsync(link)).StatusCode);

        _dashboard.Options.Registration = RegistrationMode.Off;
        Assert.Equal(HttpStatusCode.NotFound, (await _dashboard.Browse().GetAsync(link)).StatusCode);
        _dashboard.Options.Registration = RegistrationMode.Invitation;
        _dashboard.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.NotFound, (await _dashboard.Browse().GetAsync(link)).StatusCode);
    }

    [Theory]
    [InlineData(RegistrationMode.Off)]
    [InlineData(RegistrationMode.Invitation)]
    public async Task Without_an_invitation_nobody_registers_unless_that_is_configured(RegistrationMode mode)
    {
        _dashboard.Options.Registration = mode;
        await _dashboard.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await _dashboard.Browse().GetAsync("/register")).StatusCode);
        Assert.DoesNotContain("/register", await _dashboard.Browse().ReadAsync("/login"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_approval_an_account_is_of_use_only_after_an_administrator_looked_and_a_taken_name_is_not_told()
    {
        _dashboard.Options.Registration = RegistrationMode.Approval;
        await _dashboard.StartAsync();

        var fresh = await RegisterAsync("/register", "berta");
        var taken = await RegisterAsync("/register", "viewer");
        Assert.Equal(Comparable(fresh.Text), Comparable(taken.Text));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _dashboard.Browse().LogInAsync("berta")).Status);

        var berta = await AccountAsync("berta");
        Assert.Equal((Role.Viewer, AccountState.Pending), (berta.Role, berta.State));
        await _dashboard.Browse(Role.Administrator).SubmitAsync("/accounts?handler=Change", ("id", $"{berta.Id}"), ("role", "Viewer"), ("state", "Active"));
        Assert.Equal(HttpStatusCode.Redirect, (await _dashboard.Browse().LogInAsync("berta")).Status);
        Assert.Contains(
            await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation),
            entry => entry.Entry is { Action: AuditAction.AccountApproved, Actor: "administrator", Subject: "berta" });
    }

    [Fact]
    public async Task Registering_again_and_again_is_slowed_down()
    {
        _dashboard.Options.Registration = RegistrationMode.Approval;
        await _dashboard.StartAsync();
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 7; number++)
            statuses.Add((await RegisterAsync("/register", $"somebody{number}")).Status);

        Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(2, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_token_lets_a_program_in_with_its_scope_until_it_is_revoked_or_runs_out()
    {
        await _dashboard.StartAsync();
        var browser = _dashboard.Browse(Role.Administrator);
        var token = Secret().Match((await browser.SubmitAsync("/account?handler=Token", ("tokenName", "home"), ("scope", "Operator"), ("days", "30"))).Text).Groups[1].Value;

        Assert.Equal(HttpStatusCode.OK, await WithTokenAsync(token, "/api/v1/test/operator"));
        Assert.Equal(HttpStatusCode.Forbidden, await WithTokenAsync(token, "/api/v1/test/administrator"));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithTokenAsync(token + "x", "/api/v1/test/viewer"));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithTokenAsync("", "/api/v1/test/viewer"));

        var id = Regex.Match(await browser.ReadAsync("/account"), "handler=Revoke.*?name=\"id\" value=\"(\\d+)\"", RegexOptions.Singleline).Groups[1].Value;
        await browser.SubmitAsync("/account?handler=Revoke", ("id", id));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithTokenAsync(token, "/api/v1/test/viewer"));

        var second = Secret().Match((await browser.SubmitAsync("/account?handler=Token", ("tokenName", "home"), ("scope", "Viewer"), ("days", "30"))).Text).Groups[1].Value;
        _dashboard.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithTokenAsync(second, "/api/v1/test/viewer"));
    }

    [Fact]
    public async Task A_token_does_what_its_account_may_do_at_most()
    {
        await _dashboard.StartAsync();
        var browser = _dashboard.Browse(Role.Viewer);
        var token = Secret().Match((await browser.SubmitAsync("/account?handler=Token", ("tokenName", "home"), ("scope", "Administrator"), ("days", "30"))).Text).Groups[1].Value;

        Assert.Equal(HttpStatusCode.OK, await WithTokenAsync(token, "/api/v1/test/viewer"));
        Assert.Equal(HttpStatusCode.Forbidden, await WithTokenAsync(token, "/api/v1/test/operator"));
    }

    [Fact]
    public async Task A_second_factor_is_switched_on_with_a_code_and_off_with_a_recovery_code()
    {
        await _dashboard.StartAsync();
        var browser = _dashboard.Browse(Role.Viewer);
        var shown = Regex.Match(await browser.ReadAsync("/account/second-factor"), "class=\"code\">([A-Z2-7 ]+)<").Groups[1].Value;
        var key = _dashboard.GetFromPages<SecondFactorDesk>().Propose((await AccountAsync("viewer")).Id);
        Assert.Equal(shown, SecondFactor.Shown(key));
        string Code() => SecondFactor.CodeAt(key, _dashboard.Time.GetUtcNow().ToUnixTimeSeconds() / 30);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync("/account/second-factor?handler=On", ("code", "123456x"))).Status);
        var on = await browser.SubmitAsync("/account/second-factor?handler=On", ("code", Code()));
        var recovery = Regex.Match(on.Text, "<li>([A-Z2-7]{10})</li>").Groups[1].Value;

        Assert.Equal("/login/code?returnUrl=%2F", (await _dashboard.Browse().LogInAsync("viewer")).Location);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync("/account/second-factor?handler=Off", ("code", Code()))).Status);
        Assert.Equal("/account?done=DoneSecondFactorOff", (await browser.SubmitAsync("/account/second-factor?handler=Off", ("code", recovery))).Location);
        Assert.Equal("/", (await _dashboard.Browse().LogInAsync("viewer")).Location);
    }

    [Fact]
    public async Task Stored_script_in_names_and_notes_is_only_text()
    {
        await _dashboard.StartAsync();
        const string Script = "<script>alert(1)</script>";
        var browser = _dashboard.Browse(Role.Administrator);
        await browser.SubmitAsync("/accounts?handler=Invite", ("note", Script), ("inviteRole", "Viewer"));
        await browser.SubmitAsync("/account?handler=Token", ("tokenName", Script), ("scope", "Viewer"), ("days", "30"));

        foreach (var path in (string[])["/accounts", "/account", "/audit"])
        {
            using var answer = await browser.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain(Script, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_audit_log_is_exported_and_formula_injection_into_spreadsheets_is_disarmed()
    {
        await _dashboard.StartAsync();
        var audit = _dashboard.Get<IAuditLog>();
        for (var number = 0; number < 1200; number++)
            await audit.AddAsync(new AuditEntry(_dashboard.Time.GetUtcNow(), "anna", AuditAction.TokenAdded, "=cmd|' /C calc'!A0", "::1", $"say \"{number}\""), Cancellation);

        var csv = (await _dashboard.Browse(Role.Administrator).ReadAsync("/api/v1/audit/export?format=csv")).TrimEnd().Split('\n');
        using var json = System.Text.Json.JsonDocument.Parse(await _dashboard.Browse(Role.Administrator).ReadAsync("/api/v1/audit/export?format=json"));

        // The export itself is an entry.
        Assert.Equal(1 + 1200 + 1, csv.Length);
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", csv[^1], StringComparison.Ordinal);
        Assert.Contains("\"say \"\"0\"\"\"", csv[^1], StringComparison.Ordinal);
        Assert.Equal(1200 + 2, json.RootElement.GetArrayLength());
    }

    private async Task<Account> AccountAsync(string name) => (await _dashboard.Get<AccountDesk>().FindAsync(name, Cancellation))!;

    private Task<Browser.Page> RegisterAsync(string link, string name) =>
        _dashboard.Browse().SubmitAsync(link, ("name", name), ("password", TestDashboard.Password), ("again", TestDashboard.Password), ("code", link.Contains("code=", StringComparison.Ordinal) ? link.Split("code=")[1] : ""));

    private async Task<HttpStatusCode> WithTokenAsync(string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _dashboard.Client().SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private static string Comparable(string html) => Regex.Replace(html, "value=\"[^\"]*\"", "");

    [GeneratedRegex("role=\"status\">.*?class=\"code\">([^<]+)<", RegexOptions.Singleline)]
    private static partial Regex Secret();
}
