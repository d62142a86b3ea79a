using System.Net;
using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Setup;
using EmotionEdge.Sensing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmotionEdge.Monitoring;

/// <summary>
/// <c>POST /text</c> with <c>{"text": "..."}</c>: the words of the room from a program on this machine, answered as
/// <c>analyze --json</c> answers. Only JSON, and only under a loopback name, so that no page in a browser of this machine can send one.
/// </summary>
internal sealed class TextEndpoint(TextSense sense, FusionOptions fusion, IPlaceRule place)
{
    public const string Path = "/text";

    private const int LargestBody = 64 * 1024;
    private const string Shape = "{\"text\": \"...\"}";

    public async Task<IResult> Answer(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsLoopback(request.Host.Host))
            return Refuse(StatusCodes.Status421MisdirectedRequest, $"ask 127.0.0.1 or localhost, not {request.Host.Host}");
        if (place.IsRefused)
            return Refuse(StatusCodes.Status403Forbidden, "set-up named a workplace or school and no medical or safety reason");
        if (!request.HasJsonContentType())
            return Refuse(StatusCodes.Status415UnsupportedMediaType, $"send {Shape} as application/json");
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken).ConfigureAwait(false);
            return TextOf(body.RootElement) is { } text
                ? Results.Text(AnalysisJson.Line(TextFindings.Of("-", text.Length, sense.ReadAndReport(text), fusion)) + "\n", "application/json")
                : Refuse(StatusCodes.Status400BadRequest, $"the body is no {Shape}");
        }
        catch (JsonException exception)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"the body is no JSON: {exception.Message}");
        }
        catch (BadHttpRequestException exception)
        {
            return Refuse(exception.StatusCode, exception.Message);
        }
    }

    private static string? TextOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static IResult Refuse(int status, string reason) => Results.Text(reason + "\n", statusCode: status);
}
