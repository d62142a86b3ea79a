using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Assets;

namespace EmotionEdge.Dashboard.Tests.Security;

public sealed class HeaderTests : IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new() { Modules = { new TestModule() } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _dashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/test/viewer")]
    [InlineData("/api/v1/test/broken")]
    [InlineData("/openapi/v1.json")]
    public async Task Every_answer_forbids_foreign_scripts_frames_sniffing_and_caching(string path)
    {
        using var answer = await _dashboard.Client(Role.Viewer).GetAsync(path, Cancellation);

        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task No_page_has_a_script_or_a_style_in_it()
    {
        using var answer = await _dashboard.Client(Role.Administrator).GetAsync("/", Cancellation);

        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<script(?![^>]*src=)", html);
        Assert.DoesNotMatch("""\son[a-z]+\s*=\s*["']""", html);
        Assert.DoesNotMatch("""(src|href)="(https?:)?//""", html);
    }

    [Fact]
    public async Task Files_of_pages_may_be_kept_for_ever_because_their_address_changes_with_them()
    {
        var assets = new AssetFiles();
        foreach (var file in assets.All)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file.Path);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await _dashboard.Client().SendAsync(request, Cancellation);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", Header(answer, "Cache-Control"), StringComparison.Ordinal);
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        }
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("localhost:1234", HttpStatusCode.Unauthorized)]
    [InlineData("[::1]:1234", HttpStatusCode.Unauthorized)]
    public async Task Dns_rebinding_gives_a_foreign_name_which_is_not_answered_to(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/test/viewer");
        request.Headers.Host = host;
        using var answer = await _dashboard.Client().SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("X-Other", "program", HttpStatusCode.OK)]
    public async Task Cross_site_request_forgery_by_script_is_refused(string header, string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/test/write");
        request.Content = new StringContent("""{"text":"x"}""", System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add(header, value);
        using var answer = await _dashboard.Client(Role.Administrator).SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override", "POST")]
    [InlineData("X-Method-Override", "DELETE")]
    public async Task Method_override_by_header_changes_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/test/write");
        request.Headers.Add(header, value);
        using var answer = await _dashboard.Client(Role.Administrator).SendAsync(request, Cancellation);

        Assert.False(answer.IsSuccessStatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
