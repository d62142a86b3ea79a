using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using EmotionEdge.Dashboard.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Knows who asks by the cookie of a session; sends who is not logged in to the login page.</summary>
internal sealed class SessionHandler(
    SessionDesk sessions, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page that tells of an error must not fail by the same one.
        if (SessionCookie.Read(Request) is not { Length: > 0 } token || Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(token, Context.RequestAborted).ConfigureAwait(false) is not ({ IsPending: false } session, { } account))
            return AuthenticateResult.NoResult();
        var user = DashboardUser.Of(
            account, account.Role, Name, new Claim(DashboardUser.SessionClaim, session.Id.ToString(CultureInfo.InvariantCulture)));
        return AuthenticateResult.Success(new AuthenticationTicket(user, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ApiErrors.IsApi(Context))
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (!ApiErrors.IsApi(Context) && Context.User.HasClaim(claim => claim.Type == DashboardUser.MustChangePasswordClaim))
            Response.Redirect("/account/password");
        else
            Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
