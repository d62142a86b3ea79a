using System.Text.RegularExpressions;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>
/// A client that keeps cookies as browsers do on loopback, where they take unencrypted for encrypted, and fills in forms.
/// It follows no redirects.
/// </summary>
internal sealed partial class Browser : IDisposable
{
    public Browser(Uri address)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        Client = new HttpClient(new CookieHandler(this, handler)) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public Dictionary<string, string> Cookies { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancellation);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {answer.Headers.Location}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Loads a page, fills in its form and sends it.</summary>
    public async Task<Page> SubmitAsync(string path, params IEnumerable<(string Name, string Value)> values)
    {
        var page = await ReadAsync(path.Split("?handler")[0]);
        return await PostAsync(path, [("antiforgery", Token(page)), .. values]);
    }

    /// <summary>Sends a form without loading its page.</summary>
    public async Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> values)
    {
        using var content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        using var answer = await Client.PostAsync(path, content, Cancellation);
        return new Page(answer.StatusCode, answer.Headers.Location?.ToString(), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    public Task<Page> LogInAsync(string name, string password = TestDashboard.Password) => SubmitAsync("/login", ("name", name), ("password", password));

    public static string Token(string page) => AntiforgeryField().Match(page) is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidOperationException($"no antiforgery token in: {page}");

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"antiforgery\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryField();

    internal sealed record Page(HttpStatusCode Status, string? Location, string Text);

    private sealed class CookieHandler(Browser browser, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (browser.Cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var text in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (text.Split('=')[0], text.Split(';')[0][(text.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                if (value.Length == 0)
                    browser.Cookies.Remove(name);
                else
                    browser.Cookies[name] = value;
            }

            return answer;
        }
    }
}
