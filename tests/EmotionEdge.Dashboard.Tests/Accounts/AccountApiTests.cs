using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Tests.Accounts;

/// <summary>What the pages about accounts do, over the API.</summary>
public sealed class AccountApiTests : IAsyncLifetime
{
    private const string Accounts = "/api/v1/accounts";
    private const string Invitations = "/api/v1/invitations";
    private const string Registrations = "/api/v1/registrations";

    private readonly TestDashboard _dashboard = new();
    private HttpClient _administrator = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _dashboard.StartAsync();
        _administrator = _dashboard.Client(Role.Administrator);
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task An_account_is_added_changed_barred_and_removed()
    {
        var added = await _administrator.PostAsync(HttpStatusCode.Created, Accounts, new { name = "berta", role = "viewer" });
        var id = added.GetProperty("account").GetProperty("id").GetInt64();
        Assert.Equal("Viewer", added.GetProperty("account").Text("role"));
        Assert.True(await MustChangeAsync("berta", added.Text("password")));

        var changed = await _administrator.CallAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{Accounts}/{id}", new { role = "Operator" });
        Assert.Equal(("Operator", "Active"), (changed.Text("role"), changed.Text("state")));
        await _administrator.CallAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{Accounts}/{id}", new { state = "disabled" });
        Assert.NotEqual(HttpStatusCode.Redirect, (await LogInAsync("berta", added.Text("password"))).Status);

        await _administrator.DeleteAsync(HttpStatusCode.NoContent, $"{Accounts}/{id}");
        await _administrator.GetAsync(HttpStatusCode.NotFound, $"{Accounts}/{id}");
        var actions = (await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation)).Select(entry => entry.Entry).Where(entry => entry.Subject == "berta").Select(entry => entry.Action);
        Assert.Equal([AuditAction.AccountRemoved, AuditAction.AccountChanged, AuditAction.AccountChanged, AuditAction.AccountAdded], actions.Where(action => action.StartsWith("account", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reset_ends_the_sessions_and_the_answer_has_the_new_password()
    {
        var account = await _dashboard.AddAccountAsync("carla");
        var browser = _dashboard.Browse();
        await browser.LogInAsync("carla");

        var reset = await _administrator.PostAsync(HttpStatusCode.OK, $"{Accounts}/{account.Id}/reset-password");

        await browser.Client.GetAsync(HttpStatusCode.Unauthorized, "/api/v1/session");
        Assert.True(await MustChangeAsync("carla", reset.Text("password")));
    }

    [Fact]
    public async Task No_answer_holds_a_hash_or_a_key()
    {
        var text = (await _administrator.GetAsync(HttpStatusCode.OK, Accounts)).GetRawText();

        Assert.Contains("\"administrator\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("key", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("$2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_why()
    {
        var last = (await _dashboard.Get<IAccountStore>().FindAsync("administrator", Cancellation))!.Id;

        Assert.Equal("AccountNameTaken", (await _administrator.PostAsync(HttpStatusCode.Conflict, Accounts, new { name = "VIEWER", role = "Viewer" })).Text("problem"));
        Assert.Equal("AccountNameInvalid", (await _administrator.PostAsync(HttpStatusCode.BadRequest, Accounts, new { name = "a b", role = "Viewer" })).Text("problem"));
        Assert.Equal("AccountLastAdministrator", (await _administrator.DeleteAsync(HttpStatusCode.Conflict, $"{Accounts}/{last}")).Text("problem"));
        Assert.Equal("AccountNotFound", (await _administrator.DeleteAsync(HttpStatusCode.NotFound, $"{Accounts}/4711")).Text("problem"));
        Assert.Contains("$.role", (await _administrator.PostAsync(HttpStatusCode.BadRequest, Accounts, new { name = "dora", role = "Emperor" })).Text("detail"), StringComparison.Ordinal);
        Assert.Contains("$.role", (await _administrator.PostAsync(HttpStatusCode.BadRequest, Accounts, new { name = "dora", role = 3 })).Text("detail"), StringComparison.Ordinal);
        await _administrator.PostAsync(HttpStatusCode.BadRequest, Accounts, new { name = (string?)null, role = "Viewer" });
        await _administrator.PostAsync(HttpStatusCode.BadRequest, "/api/v1/session", new { user = "viewer", password = (string?)null });
        Assert.Empty(_dashboard.Log.Errors);
    }

    [Theory]
    [InlineData(Role.Operator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Privilege_by_API_to_accounts_is_refused_to_all_but_administrators(Role? role, HttpStatusCode status)
    {
        var client = _dashboard.Client(role);
        var id = (await _dashboard.Get<IAccountStore>().FindAsync("viewer", Cancellation))!.Id;

        await client.GetAsync(status, Accounts);
        await client.GetAsync(status, $"{Accounts}/{id}");
        await client.PostAsync(status, Accounts, new { name = "eva", role = "Administrator" });
        await client.CallAsync(status, HttpMethod.Patch, $"{Accounts}/{id}", new { role = "Administrator" });
        await client.PostAsync(status, $"{Accounts}/{id}/reset-password");
        await client.DeleteAsync(status, $"{Accounts}/{id}");
        await client.GetAsync(status, Invitations);
        await client.PostAsync(status, Invitations, new { note = "me", role = "Administrator" });
        await client.DeleteAsync(status, $"{Invitations}/1");
        Assert.Equal(Role.Viewer, (await _dashboard.Get<IAccountStore>().FindAsync("viewer", Cancellation))!.Role);
    }

    [Fact]
    public async Task Who_is_invited_registers_once_with_the_role_of_the_invitation()
    {
        var invited = await _administrator.PostAsync(HttpStatusCode.Created, Invitations, new { note = "Frida", role = "Operator" });
        Assert.EndsWith($"/register?code={invited.Text("code")}", invited.Text("link"), StringComparison.Ordinal);
        Assert.Equal("Frida", (await _administrator.GetAsync(HttpStatusCode.OK, Invitations))[0].Text("note"));
        var registration = new { name = "frida", password = TestDashboard.Password, code = invited.Text("code") };

        await _dashboard.Client().PostAsync(HttpStatusCode.NoContent, Registrations, registration);
        await _dashboard.Client().PostAsync(HttpStatusCode.NotFound, Registrations, registration);

        Assert.Equal(Role.Operator, (await _dashboard.Get<IAccountStore>().FindAsync("frida", Cancellation))!.Role);
        Assert.Empty((await _administrator.GetAsync(HttpStatusCode.OK, Invitations)).EnumerateArray());
    }

    [Fact]
    public async Task An_invitation_that_was_withdrawn_lets_nobody_in()
    {
        var invited = await _administrator.PostAsync(HttpStatusCode.Created, Invitations, new { note = "Gerda", role = "Viewer" });
        var id = (await _administrator.GetAsync(HttpStatusCode.OK, Invitations))[0].GetProperty("id").GetInt64();

        await _administrator.DeleteAsync(HttpStatusCode.NoContent, $"{Invitations}/{id}");

        await _administrator.DeleteAsync(HttpStatusCode.NotFound, $"{Invitations}/{id}");
        await _dashboard.Client().PostAsync(HttpStatusCode.NotFound, Registrations, new { name = "gerda", password = TestDashboard.Password, code = invited.Text("code") });
        await _administrator.PostAsync(HttpStatusCode.BadRequest, Invitations, new { note = new string('x', 61), role = "Viewer" });
    }

    [Fact]
    public async Task Who_registers_alone_waits_for_approval_and_does_not_learn_which_names_are_taken()
    {
        await _dashboard.Client().PostAsync(HttpStatusCode.NotFound, Registrations, new { name = "hanna", password = TestDashboard.Password });
        _dashboard.Options.Registration = RegistrationMode.Approval;

        await _dashboard.Client().PostAsync(HttpStatusCode.Accepted, Registrations, new { name = "hanna", password = TestDashboard.Password });
        await _dashboard.Client().PostAsync(HttpStatusCode.Accepted, Registrations, new { name = "viewer", password = TestDashboard.Password });

        var pending = (await _administrator.GetAsync(HttpStatusCode.OK, Accounts)).EnumerateArray().Single(account => account.Text("state") == "Pending");
        Assert.Equal("hanna", pending.Text("name"));
        await _administrator.CallAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{Accounts}/{pending.GetProperty("id")}", new { state = "Active" });
        Assert.Equal("/", (await LogInAsync("hanna", TestDashboard.Password)).Location);
    }

    [Fact]
    public async Task Registrations_without_end_must_wait()
    {
        _dashboard.Options.Registration = RegistrationMode.Approval;
        var client = _dashboard.Client();
        for (var i = 0; i < 5; i++)
            await client.PostAsync(HttpStatusCode.BadRequest, Registrations, new { name = "x", password = "x" });

        using var answer = await client.PostAsync(new Uri(Registrations, UriKind.Relative), new StringContent("{\"name\":\"x\",\"password\":\"x\"}", System.Text.Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
    }

    /// <summary>Logs in; whether another password is to be chosen.</summary>
    private async Task<bool> MustChangeAsync(string user, string password) =>
        (await _dashboard.Client().PostAsync(HttpStatusCode.OK, "/api/v1/session", new { user, password })).GetProperty("mustChangePassword").GetBoolean();

    private Task<Browser.Page> LogInAsync(string name, string password) => _dashboard.Browse().LogInAsync(name, password);
}
