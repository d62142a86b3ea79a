using Microsoft.AspNetCore.Localization;

namespace EmotionEdge.Dashboard.Localization;

/// <summary>
/// The language that the browser prefers among ours; <c>de-AT</c> is German. Without the operating system's rules the
/// framework's own provider does not know what a regional language belongs to.
/// </summary>
internal sealed class AcceptedLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var accepted = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0]);
        var known = accepted.FirstOrDefault(name => DashboardTexts.Languages.Any(language => language.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return Task.FromResult(known is null ? null : new ProviderCultureResult(known));
    }
}
