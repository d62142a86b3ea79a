namespace EmotionEdge.Dashboard.Security;

/// <summary>
/// Names of the authorisation policies, for <c>[Authorize(Policies.Operator)]</c> on pages and
/// <c>RequireAuthorization(Policies.Operator)</c> on endpoints. Each lets in the roles above it, too.
/// </summary>
public static class Policies
{
    /// <summary>Whoever is logged in, also before a password that somebody else chose was changed.</summary>
    public const string Anybody = "anybody";

    /// <summary>Manages accounts and settings.</summary>
    public const string Administrator = "administrator";

    /// <summary>Sees the live picture, analyses files, acknowledges alerts.</summary>
    public const string Operator = "operator";

    /// <summary>Sees aggregates only.</summary>
    public const string Viewer = "viewer";
}
