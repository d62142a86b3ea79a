using Microsoft.AspNetCore.Http.HttpResults;

namespace EmotionEdge.Dashboard.Assets;

internal static class AssetEndpoints
{
    /// <summary>The files that pages load, for everybody.</summary>
    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        foreach (var file in endpoints.ServiceProvider.GetRequiredService<AssetFiles>().All)
            endpoints.MapGet(file.Path, (HttpContext context) => Send(context, file)).AllowAnonymous().ExcludeFromDescription();
    }

    private static FileContentHttpResult Send(HttpContext context, AssetFile file)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return TypedResults.Bytes(file.Plain, file.ContentType);
        headers.ContentEncoding = "br";
        return TypedResults.Bytes(file.Brotli, file.ContentType);
    }
}
