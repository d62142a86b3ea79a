namespace EmotionEdge.Dashboard.Security;

/// <summary>
/// Refuses what would change something and comes from another site, in a browser that sends our cookies along. Browsers
/// say where a request comes from (<c>Sec-Fetch-Site</c>, <c>Origin</c>); a program that says neither has no cookies that
/// somebody else could use. Forms have an antiforgery token beside it.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || IsOurs(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site.ToString() is not ("same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin;
        return origin.Count == 0
            || string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
