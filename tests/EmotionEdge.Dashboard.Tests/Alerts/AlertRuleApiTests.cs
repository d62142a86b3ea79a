using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Core.Audit;
using EmotionEdge.Dashboard.Alerts.Rules;

namespace EmotionEdge.Dashboard.Tests.Alerts;

public sealed class AlertRuleApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/alerts/rules";

    private readonly MemoryRules _rules = new();
    private readonly TestDashboard _dashboard = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dashboard.Modules.Add(new AlertRulesModule(_rules));
        await _dashboard.StartAsync();
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Rules_and_what_they_can_say_are_read_as_JSON_has_them()
    {
        using var document = JsonDocument.Parse(await _dashboard.Browse(Role.Operator).ReadAsync(Path));

        var answer = document.RootElement;
        Assert.Equal("configuration", answer.GetProperty("source").GetString());
        Assert.True(answer.GetProperty("alertsOn").GetBoolean());
        Assert.Equal("""[{"name":"sad","limit":-0.3}]""", answer.GetProperty("rules").GetRawText());
        var on = answer.GetProperty("fields")[2];
        Assert.Equal(("on", "switch", true), (on.GetProperty("key").GetString(), on.GetProperty("kind").GetString(), on.GetProperty("default").GetBoolean()));
    }

    [Fact]
    public async Task An_administrator_changes_them_and_goes_back_and_both_are_in_the_audit_log_with_the_values()
    {
        var client = _dashboard.Client(Role.Administrator);

        using var changed = await client.PutAsJsonAsync(Path, new { rules = new object[] { new { name = "sad", limit = -0.5, on = (bool?)null }, new { name = "new", limit = "0.1", on = false } } }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var answer = await changed.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("page", answer.GetProperty("source").GetString());
        Assert.Equal("""[{"name":"sad","limit":-0.5},{"name":"new","limit":0.1,"on":false}]""", answer.GetProperty("rules").GetRawText());

        using var reset = await client.DeleteAsync(Path, Cancellation);
        Assert.Equal("configuration", (await reset.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("source").GetString());

        var entries = (await _dashboard.Get<IAuditLog>().ReadAsync(new AuditQuery(), Cancellation)).Select(stored => stored.Entry).ToList();
        Assert.Equal([AuditAction.AlertRulesReset, AuditAction.AlertRulesChanged], entries.Take(2).Select(entry => entry.Action));
        Assert.Equal("+new (limit 0.1, on false); sad: limit -0.3 -> -0.5", entries[1].Detail);
        Assert.Equal("sad: limit -0.5 -> -0.3; -new", entries[0].Detail);
        Assert.Equal("administrator", entries[0].Actor);
    }

    [Fact]
    public async Task What_is_wrong_is_told_for_each_field_and_nothing_is_changed()
    {
        using var answer = await _dashboard.Client(Role.Administrator).PutAsJsonAsync(Path, new { rules = new object[] { new { name = "sad", limit = "deep" } } }, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("give a number", problem.GetProperty("errors").GetProperty("rules.0.limit")[0].GetString());
        Assert.Contains("nothing has changed", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(_rules.Now.IsEdited);
    }

    [Theory]
    [InlineData("PUT", "")]
    [InlineData("PUT", "null")]
    [InlineData("PUT", "[]")]
    [InlineData("PUT", "{}")]
    [InlineData("PUT", "{\"rules\": {}}")]
    [InlineData("PUT", "{\"rules\": [1]}")]
    [InlineData("PUT", "{\"rules\": [{\"limit\": {}}]}")]
    [InlineData("PUT", "{\"rules\": [{\"name\": \"\\ud800\"}]}")]
    [InlineData("PUT", "{\"rules\": [{\"\\udfff\": 1}]}")]
    [InlineData("POST", "{\"rules\": [{\"limit\": [[")]
    public async Task A_body_that_is_not_understood_is_the_callers_fault(string method, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), method == "PUT" ? Path : $"{Path}/preview") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await _dashboard.Client(Role.Administrator).SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_preview_tells_what_they_would_have_done_and_changes_nothing()
    {
        using var answer = await _dashboard.Client(Role.Administrator).PostAsJsonAsync($"{Path}/preview", new { rules = new object[] { new { name = "sad", limit = -0.9 } } }, Cancellation);

        var preview = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("""[{"rule":"sad","raised":2,"escalated":1,"openSeconds":90}]""", preview.GetProperty("rules").GetRawText());
        Assert.Equal(1800, preview.GetProperty("sensedSeconds").GetDouble());
        Assert.Equal("critical", preview.GetProperty("alerts")[0].GetProperty("severity").GetString());
        Assert.Equal("-0.9", Assert.Single(_rules.Tried!)["limit"]);
        Assert.False(_rules.Now.IsEdited);
    }

    [Theory]
    [InlineData(Role.Viewer, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(Role.Operator, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    public async Task Privilege_by_API_and_by_URL_does_not_get_through(Role? role, HttpStatusCode read, HttpStatusCode write)
    {
        var client = _dashboard.Client(role);
        var body = new { rules = new object[] { new { name = "sad", limit = -0.9 } } };

        Assert.Equal(read, (await client.GetAsync(Path, Cancellation)).StatusCode);
        Assert.Equal(write, (await client.PutAsJsonAsync(Path, body, Cancellation)).StatusCode);
        Assert.Equal(write, (await client.DeleteAsync(Path, Cancellation)).StatusCode);
        Assert.Equal(write, (await client.PostAsJsonAsync($"{Path}/preview", body, Cancellation)).StatusCode);
        Assert.False(_rules.Now.IsEdited);
    }

    [Fact]
    public async Task The_page_offers_editing_to_administrators_only()
    {
        Assert.Contains("id=\"save\"", await _dashboard.Browse(Role.Administrator).ReadAsync("/alerts/rules"), StringComparison.Ordinal);
        var read = await _dashboard.Browse(Role.Operator).ReadAsync("/alerts/rules");
        Assert.DoesNotContain("id=\"save\"", read, StringComparison.Ordinal);
        Assert.DoesNotContain("data-edit=\"true\"", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await _dashboard.Client(Role.Viewer).GetAsync("/alerts/rules", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task OpenAPI_describes_what_a_rule_can_say()
    {
        using var document = JsonDocument.Parse(await _dashboard.Browse(Role.Viewer).ReadAsync("/openapi/v1.json"));

        var schema = document.RootElement.GetProperty("paths").GetProperty(Path).GetProperty("put").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        var rule = schema.GetProperty("properties").GetProperty("rules").GetProperty("items");
        Assert.Equal("""["name"]""", rule.GetProperty("required").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal(-1, rule.GetProperty("properties").GetProperty("limit").GetProperty("minimum").GetDouble());
        Assert.Equal("boolean", rule.GetProperty("properties").GetProperty("on").GetProperty("type").GetString());
    }
}
