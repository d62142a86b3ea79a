using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Settings;
using EmotionEdge.Core.Setup;

namespace EmotionEdge.Dashboard.Tests.Accounts;

public sealed class WizardTests : IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new();
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _dashboard.StartAsync();
        _browser = _dashboard.Browse(Role.Administrator);
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("Home", "None", "", false)]
    [InlineData("Care", "None", "", false)]
    [InlineData("Workplace", "None", "", true)]
    [InlineData("Workplace", "None", "we want to know", true)]
    [InlineData("Workplace", "Safety", "  ", true)]
    [InlineData("School", "None", "", true)]
    [InlineData("School", "Medical", "epilepsy watch, doctor's order", false)]
    [InlineData("Workplace", "Safety", "drowsiness in the crane", false)]
    public async Task Emotions_are_not_inferred_at_workplaces_and_schools_without_a_medical_or_safety_reason(
        string place, string reason, string explanation, bool isRefused)
    {
        var page = await AnswerAsync(place, reason, explanation);

        Assert.Equal(isRefused, _dashboard.Box.IsRefused);
        Assert.Equal(isRefused ? null : "/setup/devices", page.Location);
        Assert.Equal(isRefused, page.Text.Contains("5(1)(f)", StringComparison.Ordinal));
        var entry = (await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation))[0].Entry;
        Assert.Equal((AuditAction.SetupPurpose, "administrator", place), (entry.Action, entry.Actor, entry.Subject));
        Assert.StartsWith(isRefused ? "refused" : "permitted", entry.Detail, StringComparison.Ordinal);
        Assert.Contains(explanation.Trim(), entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_ends_with_another_answer_and_the_answers_are_kept()
    {
        await AnswerAsync("Workplace", "None", "");
        await AnswerAsync("Home", "None", "");

        Assert.False(_dashboard.Box.IsRefused);
        Assert.Equal("Home", await _dashboard.Get<ISettingStore>().FindAsync("setup.place", Cancellation));
        Assert.Contains("looking after grandmother", await _browser.ReadAsync("/setup/place"), StringComparison.Ordinal);
        Assert.Contains("looking after grandmother", await _browser.ReadAsync("/setup/notice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nowhere", "None")]
    [InlineData("", "None")]
    [InlineData("17", "None")]
    [InlineData("Workplace", "17")]
    public async Task Answers_that_are_none_change_nothing(string place, string reason)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(place, reason, "")).Status);
        Assert.Null(await _dashboard.Get<ISettingStore>().FindAsync("setup.place", Cancellation));
    }

    [Fact]
    public async Task What_was_found_is_shown_with_what_is_wrong()
    {
        var page = await _browser.ReadAsync("/setup/devices");

        Assert.Contains("Cam <One>", page, StringComparison.Ordinal);
        Assert.Contains("no such device", page, StringComparison.Ordinal);
        Assert.Contains("no sound library", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_is_tried_and_its_answer_shown()
    {
        Assert.Contains("broker.local", await _browser.ReadAsync("/setup/broker"), StringComparison.Ordinal);
        _dashboard.Box.Trouble = "other.local:8883: the broker refuses the connection (NotAuthorized)";
        var refused = await TryAsync("other.local", "8883");
        _dashboard.Box.Trouble = null;
        var fine = await TryAsync("other.local", "8883");

        Assert.Equal(new BrokerTrial("other.local", 8883, true, "me", "secret"), _dashboard.Box.Tried);
        Assert.Contains("NotAuthorized", refused.Text, StringComparison.Ordinal);
        Assert.Contains("lets this device in", fine.Text, StringComparison.Ordinal);
        Assert.Contains("Save it to use it", fine.Text, StringComparison.Ordinal);
        Assert.Null(_dashboard.Box.Kept);
        Assert.DoesNotContain("secret", fine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_is_taken_over_and_what_it_says_is_shown()
    {
        var page = await _browser.SubmitAsync("/setup/broker?handler=Keep", ("host", "other.local"), ("port", "8883"), ("user", "me"), ("password", "secret"));

        Assert.Equal(new BrokerTrial("other.local", 8883, false, "me", "secret"), _dashboard.Box.Kept);
        Assert.Contains("uses this broker from now on", page.Text, StringComparison.Ordinal);
        Assert.Contains("lets this device in", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Text, StringComparison.Ordinal);
        var entry = (await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation))[0].Entry;
        Assert.Equal((AuditAction.SetupBroker, "other.local:8883", null), (entry.Action, entry.Subject, entry.Detail));
        _dashboard.Box.Refusal = "mqtt.host is set in the environment";
        var refused = await _browser.SubmitAsync("/setup/broker?handler=Keep", ("host", "third.local"), ("port", "1883"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("set in the environment", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1883")]
    [InlineData("two words", "1883")]
    [InlineData("broker", "0")]
    [InlineData("broker", "70000")]
    [InlineData("broker", "x")]
    public async Task What_is_no_broker_is_not_tried(string host, string port)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(host, port)).Status);
        Assert.Null(_dashboard.Box.Tried);
    }

    [Theory]
    [InlineData("/setup/place")]
    [InlineData("/setup/devices")]
    [InlineData("/setup/broker")]
    [InlineData("/setup/notice")]
    public async Task Privilege_by_URL_to_the_set_up_is_refused_to_all_but_administrators(string path) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _dashboard.Browse(Role.Operator).GetAsync(path)).StatusCode);

    private Task<Browser.Page> AnswerAsync(string place, string reason, string explanation) => _browser.SubmitAsync(
        "/setup/place", ("place", place), ("purpose", "looking after grandmother"), ("reason", reason), ("explanation", explanation));

    private Task<Browser.Page> TryAsync(string host, string port) =>
        _browser.SubmitAsync("/setup/broker", ("host", host), ("port", port), ("tls", "true"), ("user", "me"), ("password", "secret"));
}
