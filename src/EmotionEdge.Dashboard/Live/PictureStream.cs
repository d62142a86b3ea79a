using System.Buffers;
using System.Globalization;
using System.Text;
using EmotionEdge.Core.Live;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace EmotionEdge.Dashboard.Live;

/// <summary>Sends pictures as <c>multipart/x-mixed-replace</c>, which every browser shows in a plain image element.</summary>
internal sealed class PictureStream(ILivePictures pictures, StreamGuard guard, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public const string ContentType = "multipart/x-mixed-replace";

    private const string Boundary = "picture";

    /// <summary>Little enough that a slow connection holds two pictures at most, not seconds of them.</summary>
    private const int SendBuffer = 64 * 1024;

    private const int MostViewers = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly StreamPlaces _places = new(MostViewers);

    public Task<IResult> SendAsync(HttpContext context) =>
        _places.UseAsync(() => WriteAsync(context), "Too many watch already. Close another page.");

    private async Task WriteAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var tooSlow = new CancellationTokenSource();
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, tooSlow.Token);
        Prepare(context);
        _ = guard.WatchAsync(context, ending);
        var body = context.Response.BodyWriter;
        body.Write("--"u8);
        body.Write(Encoding.ASCII.GetBytes(Boundary + "\r\n"));
        await body.FlushAsync(ending.Token).ConfigureAwait(false);
        await foreach (var picture in pictures.WatchAsync(ending.Token).ConfigureAwait(false))
        {
            tooSlow.CancelAfter(Patience);
            body.Write(Encoding.ASCII.GetBytes(HeadOf(picture)));
            body.Write(picture.Jpeg);
            // The boundary follows at once: browsers show a picture when they see its end.
            body.Write(Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\n"));
            await body.FlushAsync(writing.Token).ConfigureAwait(false);
            tooSlow.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    private string HeadOf(LivePicture picture) => string.Create(
        CultureInfo.InvariantCulture,
        $"Content-Type: image/jpeg\r\nContent-Length: {picture.Jpeg.Length}\r\nX-Age-Milliseconds: {time.GetElapsedTime(picture.CapturedAt).TotalMilliseconds:0}\r\nX-Notice: {(picture.IsNotice ? 1 : 0)}\r\n\r\n");

    private static void Prepare(HttpContext context)
    {
        context.Response.ContentType = $"{ContentType}; boundary={Boundary}";
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
            socket.SendBufferSize = SendBuffer;
    }
}
