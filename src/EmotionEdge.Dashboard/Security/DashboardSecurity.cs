using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace EmotionEdge.Dashboard.Security;

/// <summary>Who may do what, and how it is known who asks.</summary>
internal static class DashboardSecurity
{
    private const string Either = "dashboard";

    public static void AddDashboardSecurity(this IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector =
                context => ApiTokenHandler.IsGiven(context.Request) ? ApiTokenHandler.Name : SessionHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Anybody, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Viewer, policy => Require(policy, Role.Viewer))
            .AddPolicy(Policies.Operator, policy => Require(policy, Role.Operator))
            .AddPolicy(Policies.Administrator, policy => Require(policy, Role.Administrator))
            // What says nothing about who may see it is not for everybody.
            .SetFallbackPolicy(Require(new AuthorizationPolicyBuilder(), Role.Viewer).Build());
        services.AddAntiforgery(Configure);
    }

    private static AuthorizationPolicyBuilder Require(AuthorizationPolicyBuilder policy, Role role) => policy
        .RequireRole(Enum.GetValues<Role>().Where(other => other >= role).Select(other => other.ToString()))
        .RequireAssertion(context => !context.User.HasClaim(claim => claim.Type == DashboardUser.MustChangePasswordClaim));

    private static void Configure(AntiforgeryOptions antiforgery)
    {
        antiforgery.Cookie = new HostCookie
        {
            Name = "__Host-antiforgery",
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            SecurePolicy = CookieSecurePolicy.None,
            Path = "/",
            IsEssential = true,
        };
        antiforgery.FormFieldName = "antiforgery";
        antiforgery.HeaderName = "X-Antiforgery";
        // Set with all others by SecurityHeaders.
        antiforgery.SuppressXFrameOptionsHeader = true;
    }
}
