namespace EmotionEdge.Dashboard.Sessions;

/// <summary>
/// The cookie of a session. Its name says to browsers that it must come from this very host, encrypted; they take
/// <c>http://localhost</c> and <c>http://127.0.0.1</c> for encrypted, because nothing leaves the machine. It goes when the
/// browser is closed, and no script can read it.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-session";

    private static CookieOptions Options => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Write(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options);

    public static void Delete(HttpResponse response) => response.Cookies.Delete(Name, Options);
}
