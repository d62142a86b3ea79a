using EmotionEdge.Core.Storage;
using EmotionEdge.Dashboard.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace EmotionEdge.Dashboard.Live;

/// <summary>
/// Ends a stream soon after its reader's login has ended, its token was revoked or its account may see it no more: a
/// request that lasts for hours would otherwise outlive them.
/// </summary>
internal sealed class StreamGuard(IServiceScopeFactory scopes, IAuthorizationService authorization, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Looks again and again until the stream ends.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="stream">Is cancelled when the reader may read no more.</param>
    public async Task WatchAsync(HttpContext context, CancellationTokenSource stream)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stream.Token).ConfigureAwait(false))
            {
                if (!await MayReadAsync(context).ConfigureAwait(false))
                    await stream.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended.
        }
    }

    private async Task<bool> MayReadAsync(HttpContext context)
    {
        // Within a request, what was found once is not looked up again: handlers of a scope of its own know nothing of that.
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var handlers = scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>();
            try
            {
                return await handlers.GetHandlerAsync(context, context.User.Identity!.AuthenticationType!).ConfigureAwait(false) is { } handler
                    && await handler.AuthenticateAsync().ConfigureAwait(false) is { Succeeded: true, Principal: { } user }
                    && (await authorization.AuthorizeAsync(user, Policies.Operator).ConfigureAwait(false)).Succeeded;
            }
            catch (StorageException)
            {
                // While the disk fails nobody's login can be looked up, nor ended.
                return true;
            }
        }
    }
}
