using System.Net.Http.Json;
using System.Text.Json;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>Calls of the API, as a program makes them.</summary>
internal static class ApiClient
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends a request and expects a status.</summary>
    /// <returns>The JSON of the answer; undefined where it has none.</returns>
    public static async Task<JsonElement> CallAsync(this HttpClient client, HttpStatusCode expected, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {answer.StatusCode} {text}");
        if (!answer.IsSuccessStatusCode)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public static Task<JsonElement> GetAsync(this HttpClient client, HttpStatusCode expected, string path) => client.CallAsync(expected, HttpMethod.Get, path);

    public static Task<JsonElement> PostAsync(this HttpClient client, HttpStatusCode expected, string path, object? body = null) =>
        client.CallAsync(expected, HttpMethod.Post, path, body);

    public static Task<JsonElement> DeleteAsync(this HttpClient client, HttpStatusCode expected, string path) => client.CallAsync(expected, HttpMethod.Delete, path);

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
