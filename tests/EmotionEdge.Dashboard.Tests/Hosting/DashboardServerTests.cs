using System.Net.Sockets;
using System.Text.Json;
using EmotionEdge.Core.Accounts;

namespace EmotionEdge.Dashboard.Tests.Hosting;

public sealed class DashboardServerTests : IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new() { Modules = { new TestModule() } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task A_port_that_is_taken_costs_the_page_and_says_which_setting_to_change()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        _dashboard.Options.Listen = other.LocalEndpoint.ToString()!;

        Assert.False(await _dashboard.TryStartAsync());

        Assert.Contains("dashboard.listen", Assert.Single(_dashboard.Log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_served_when_it_is_switched_off()
    {
        _dashboard.Options.Enabled = false;

        Assert.False(await _dashboard.TryStartAsync());
        Assert.Empty(_dashboard.Log.Text);
    }

    [Theory]
    [InlineData("/api/v1/test/viewer", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/test/unsaid", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/nowhere", null, HttpStatusCode.Unauthorized)]
    [InlineData("/openapi/v1.json", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/test/unsaid", Role.Viewer, HttpStatusCode.OK)]
    [InlineData("/api/v1/test/viewer", Role.Viewer, HttpStatusCode.OK)]
    [InlineData("/api/v1/test/operator", Role.Viewer, HttpStatusCode.Forbidden)]
    [InlineData("/api/v1/test/operator", Role.Operator, HttpStatusCode.OK)]
    [InlineData("/api/v1/test/administrator", Role.Operator, HttpStatusCode.Forbidden)]
    [InlineData("/api/v1/test/viewer", Role.Administrator, HttpStatusCode.OK)]
    [InlineData("/api/v1/test/administrator", Role.Administrator, HttpStatusCode.OK)]
    [InlineData("/api/v1/nowhere", Role.Viewer, HttpStatusCode.NotFound)]
    public async Task Who_may_call_an_endpoint_is_said_by_its_policy(string path, Role? role, HttpStatusCode status)
    {
        await _dashboard.StartAsync();

        using var answer = await _dashboard.Client(role).GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
            await IsProblemAsync(answer);
    }

    [Theory]
    [InlineData("/api/v1/test/broken", HttpStatusCode.InternalServerError, null)]
    [InlineData("/api/v1/test/full", HttpStatusCode.InsufficientStorage, "the disk is full")]
    [InlineData("/api/v1/test/damaged", HttpStatusCode.ServiceUnavailable, "the file is in use")]
    public async Task An_error_is_problem_details_that_tell_no_secrets(string path, HttpStatusCode status, string? told)
    {
        await _dashboard.StartAsync();

        using var answer = await _dashboard.Client().GetAsync(path, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        var problem = await IsProblemAsync(answer);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(told, problem.TryGetProperty("detail", out var detail) ? detail.GetString() : null);
    }

    [Fact]
    public async Task A_page_whose_data_cannot_be_read_says_why()
    {
        await _dashboard.StartAsync();

        using var answer = await _dashboard.Client().GetAsync("/test/full", Cancellation);

        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Contains("the disk is full", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[1,2]", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_not_understood_is_the_callers_fault(string body, HttpStatusCode status)
    {
        await _dashboard.StartAsync();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _dashboard.Client().PostAsync("/api/v1/test/write", content, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        await IsProblemAsync(answer);
    }

    [Fact]
    public async Task Oversized_json_is_refused_before_it_is_read()
    {
        await _dashboard.StartAsync();

        using var content = new StringContent($"{{\"text\":\"{new string('x', 100_000)}\"}}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await _dashboard.Client().PostAsync("/api/v1/test/write", content, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await IsProblemAsync(answer);
    }

    internal static async Task<JsonElement> IsProblemAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{answer} {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }
}
