using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace EmotionEdge.Dashboard.Live;

/// <summary>Sends what happens as server-sent events.</summary>
internal sealed class EventStream(LiveFeed feed, StreamGuard guard, IHostApplicationLifetime lifetime)
{
    public const string ContentType = "text/event-stream";

    private const int MostListeners = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly StreamPlaces _places = new(MostListeners);

    public Task<IResult> SendAsync(HttpContext context) =>
        _places.UseAsync(() => WriteAsync(context), "Too many listen already. Close another page.");

    private async Task WriteAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var tooSlow = new CancellationTokenSource();
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, tooSlow.Token);
        context.Response.ContentType = ContentType;
        _ = guard.WatchAsync(context, ending);
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        var body = context.Response.BodyWriter;
        await foreach (var happened in feed.ListenAsync(ending.Token).ConfigureAwait(false))
        {
            tooSlow.CancelAfter(Patience);
            // One line of JSON has no line ends, which would end the event.
            body.Write(Encoding.UTF8.GetBytes($"event: {happened.Name}\ndata: {happened.Data}\n\n"));
            await body.FlushAsync(writing.Token).ConfigureAwait(false);
            tooSlow.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
