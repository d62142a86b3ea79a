namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Sessions of the browser that asks.</summary>
internal static class SessionContext
{
    /// <summary>The new session takes the place of whatever cookie came with the request.</summary>
    public static async Task BeginSessionAsync(this HttpContext context, string token, CancellationToken cancellationToken)
    {
        await context.EndSessionAsync(cancellationToken).ConfigureAwait(false);
        SessionCookie.Write(context.Response, token);
    }

    public static async Task EndSessionAsync(this HttpContext context, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is not { Length: > 0 } token)
            return;
        var desk = context.RequestServices.GetRequiredService<SessionDesk>();
        await desk.EndAsync(token, context.Address().ToString(), cancellationToken).ConfigureAwait(false);
        SessionCookie.Delete(context.Response);
    }
}
