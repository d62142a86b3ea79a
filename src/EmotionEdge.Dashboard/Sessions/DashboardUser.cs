using System.Globalization;
using System.Net;
using System.Security.Claims;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Accounts;

namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Who asks.</summary>
public static class DashboardUser
{
    internal const string SessionClaim = "session";
    internal const string MustChangePasswordClaim = "must-change-password";

    /// <summary>The account; 0 for nobody.</summary>
    public static long AccountId(this ClaimsPrincipal user) => Number(user, ClaimTypes.NameIdentifier);

    /// <summary>The session; 0 for a program with a token.</summary>
    public static long SessionId(this ClaimsPrincipal user) => Number(user, SessionClaim);

    /// <summary>Who does what this request is about, for the audit log.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Actor(context.User.Identity?.Name ?? "-", context.Address().ToString());
    }

    /// <summary>The account that asks.</summary>
    /// <exception cref="BadHttpRequestException">It was removed a moment ago.</exception>
    internal static async Task<Account> AccountAsync(this HttpContext context, CancellationToken cancellationToken) =>
        await context.RequestServices.GetRequiredService<IAccountStore>().FindAsync(context.User.AccountId(), cancellationToken).ConfigureAwait(false)
        ?? throw new BadHttpRequestException("The account was removed.");

    /// <summary>From where a request comes. What proxies say is not believed.</summary>
    internal static IPAddress Address(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    internal static ClaimsPrincipal Of(Account account, Role role, string scheme, params IEnumerable<Claim> more)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
                new Claim(ClaimTypes.Name, account.Name),
                new Claim(ClaimTypes.Role, role.ToString()),
                .. more,
            ],
            scheme);
        if (account.MustChangePassword)
            identity.AddClaim(new Claim(MustChangePasswordClaim, ""));
        return new ClaimsPrincipal(identity);
    }

    private static long Number(ClaimsPrincipal user, string claim)
    {
        ArgumentNullException.ThrowIfNull(user);
        return long.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
