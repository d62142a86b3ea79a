using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Dashboard.Localization;
using EmotionEdge.Dashboard.Resources;

namespace EmotionEdge.Dashboard.Tests.Localization;

public sealed partial class TextTests
{
    private static readonly ResourceManager Texts = new(typeof(Strings));

    [Fact]
    public void German_has_every_text_with_the_same_blanks_to_fill_and_no_other()
    {
        var english = Read(CultureInfo.InvariantCulture);
        var german = Read(new CultureInfo("de"));

        Assert.Equal(english.Keys.Order(), german.Keys.Order());
        foreach (var (name, text) in english)
            Assert.True(Blanks(text).SetEquals(Blanks(german[name])), $"{name}: {text} / {german[name]}");
    }

    [Fact]
    public async Task The_page_speaks_the_language_of_the_browser_and_says_which()
    {
        await using var dashboard = await new TestDashboard().StartAsync();
        foreach (var (asked, language) in new[] { ("de-AT,de;q=0.9", "de"), ("de-DE", "de"), ("en;q=0.3,DE;q=0.7", "de"), ("*", "en"), ("x;;,,", "en"), ("en-US", "en"), ("fr", "en") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation("Accept-Language", asked);
            using var answer = await dashboard.Client(Role.Viewer).SendAsync(request, TestContext.Current.CancellationToken);

            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
            Assert.Contains(Texts.GetString("Room", new CultureInfo(language))!, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_have_the_decimal_sign_of_the_language() =>
        Assert.Equal(["0.5", "0,5"], DashboardTexts.Languages.Select(language => 0.5.ToString(language)));

    private static Dictionary<string, string> Read(CultureInfo culture) => Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Blank();
}
