using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace EmotionEdge.Dashboard.Localization;

/// <summary>The languages of the pages: one file Resources/Strings.LANGUAGE.resx each.</summary>
internal static class DashboardTexts
{
    public static IReadOnlyList<CultureInfo> Languages { get; } = [Language("en", "."), Language("de", ",")];

    public static void AddDashboardTexts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(Languages[0]);
            localization.SupportedCultures = [.. Languages];
            localization.SupportedUICultures = [.. Languages];
            // What the browser asks for, nothing else.
            localization.RequestCultureProviders = [new AcceptedLanguage()];
            localization.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    /// <summary>The service runs without the operating system's rules of languages: what differs is said here.</summary>
    private static CultureInfo Language(string name, string decimalSeparator)
    {
        var culture = new CultureInfo(name);
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        culture.NumberFormat.PercentDecimalSeparator = decimalSeparator;
        culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        culture.DateTimeFormat.LongTimePattern = "HH:mm:ss";
        return culture;
    }
}
