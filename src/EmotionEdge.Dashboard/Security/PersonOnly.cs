using EmotionEdge.Dashboard.Sessions;

namespace EmotionEdge.Dashboard.Security;

/// <summary>
/// Refuses programs with a token where a login itself is changed: a token could otherwise make others that last longer, or
/// may do more, than it.
/// </summary>
internal sealed class PersonOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.HttpContext.User.SessionId() == 0
            ? TypedResults.Problem("A token may not do this. Log in: POST /api/v1/session.", statusCode: StatusCodes.Status403Forbidden)
            : await next(context).ConfigureAwait(false);
    }
}
