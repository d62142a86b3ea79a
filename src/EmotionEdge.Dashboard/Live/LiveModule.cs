using EmotionEdge.Core.Live;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Dashboard.Navigation;
using EmotionEdge.Dashboard.Security;

namespace EmotionEdge.Dashboard.Live;

/// <summary>The room as it is now: the picture, and what is made of it.</summary>
public sealed class LiveModule(LiveFeed feed, ILivePictures pictures, IStatusSource status) : IDashboardModule
{
    /// <inheritdoc/>
    public IEnumerable<NavigationItem> Navigation => [new("/live", "Live", Policies.Operator, 10)];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(feed);
        services.AddSingleton(pictures);
        services.AddSingleton(status);
        services.AddSingleton<StreamGuard>();
        services.AddSingleton<PictureStream>();
        services.AddSingleton<EventStream>();
    }

    /// <inheritdoc/>
    public void Map(RouteGroupBuilder api, IEndpointRouteBuilder root)
    {
        ArgumentNullException.ThrowIfNull(api);
        var live = api.MapGroup("/live").RequireAuthorization(Policies.Operator).WithTags("Live");
        live.MapGet("/stream", (HttpContext context, PictureStream stream) => stream.SendAsync(context))
            .WithSummary("The picture of the room, with faces drawn in")
            .WithDescription("JPEG files one after the other, up to 15 a second (multipart/x-mixed-replace), until the connection is closed. Slow readers get fewer. While the camera is closed there is one notice in place of pictures.")
            .Produces(StatusCodes.Status200OK, contentType: PictureStream.ContentType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        live.MapGet("/events", (HttpContext context, EventStream stream) => stream.SendAsync(context))
            .WithSummary("What is known of the room, as it changes")
            .WithDescription("Server-sent events: history (the curve of the last ten minutes, once), summary (four times a second), status (once a second), alert (each step).")
            .Produces(StatusCodes.Status200OK, contentType: EventStream.ContentType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapStatus();
    }
}
