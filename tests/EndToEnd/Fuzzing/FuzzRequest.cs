using System.Net.Http.Headers;
using System.Text;

namespace EmotionEdge.EndToEnd.Fuzzing;

/// <summary>A request as somebody might send it who has read the description of the API, but not understood it.</summary>
/// <param name="Method">In capital letters.</param>
/// <param name="Address">Path and query; <see cref="Known"/> in it stands for an id of something that is there.</param>
/// <param name="ContentType">Of the body; <see langword="null"/>: there is none.</param>
/// <param name="Body">In UTF-8 where it is text.</param>
internal sealed record FuzzRequest(string Method, string Address, string? ContentType, byte[] Body)
{
    public const string Known = "~known~";

    public HttpRequestMessage ToMessage(string? known)
    {
        var address = Address.Replace(Known, Uri.EscapeDataString(known ?? "unknown"), StringComparison.Ordinal);
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(address, UriKind.Relative));
        if (ContentType is null)
            return message;
        message.Content = new ByteArrayContent(Body);
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return message;
    }

    public override string ToString()
    {
        var body = Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 1500));
        return $"{Method} {Address}\n{ContentType}\n{body}{(Body.Length > 1500 ? $"... ({Body.Length} bytes)" : "")}";
    }
}
