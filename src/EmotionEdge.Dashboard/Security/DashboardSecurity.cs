using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace EmotionEdge.Dashboard.Security;

/// <summary>Who may do what, and how it is known who asks.</summary>
internal static class DashboardSecurity
{
    public static void AddDashboardSecurity(this IServiceCollection services)
    {
        services.AddAuthentication(SessionHandler.Name).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Viewer, policy => policy.RequireRole(From(Role.Viewer)))
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(From(Role.Operator)))
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(From(Role.Administrator)))
            // What says nothing about who may see it is not for everybody.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(From(Role.Viewer)).Build());
        services.AddAntiforgery(Configure);
    }

    private static void Configure(AntiforgeryOptions antiforgery)
    {
        antiforgery.Cookie.Name = "__Host-antiforgery";
        antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        antiforgery.Cookie.Path = "/";
        antiforgery.FormFieldName = "antiforgery";
        antiforgery.HeaderName = "X-Antiforgery";
        // Set with all others by SecurityHeaders.
        antiforgery.SuppressXFrameOptionsHeader = true;
    }

    private static string[] From(Role role) => [.. Enum.GetValues<Role>().Where(other => other >= role).Select(other => other.ToString())];
}
