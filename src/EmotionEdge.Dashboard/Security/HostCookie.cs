namespace EmotionEdge.Dashboard.Security;

/// <summary>
/// A cookie named <c>__Host-...</c>, marked as one for encrypted connections also where the request came unencrypted: that
/// is so on loopback only, which browsers take for encrypted.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
