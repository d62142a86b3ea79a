using System.Text.Json;
using EmotionEdge.Dashboard.Api;
using Microsoft.Extensions.Localization;

namespace EmotionEdge.Dashboard.Localization;

/// <summary>The texts that scripts show: those whose names begin with <c>js_</c>.</summary>
internal static class ScriptTexts
{
    private const string Prefix = "js_";

    /// <summary>In the language of the page, as an object of names and texts.</summary>
    public static string Json(IStringLocalizer texts) => JsonSerializer.Serialize(
        texts.GetAllStrings(includeParentCultures: true)
            .Where(text => text.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(text => text.Name, text => text.Value),
        DashboardJson.Default.DictionaryStringString);
}
