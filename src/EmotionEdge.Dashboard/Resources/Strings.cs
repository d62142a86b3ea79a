using System.Globalization;
using System.Resources;

namespace EmotionEdge.Dashboard.Resources;

/// <summary>Names the texts of the pages, Strings.resx and its translations, for <c>IStringLocalizer&lt;Strings&gt;</c>.</summary>
public sealed class Strings
{
    private static readonly ResourceManager Texts = new(typeof(Strings));

    private Strings()
    {
    }

    /// <summary>A text for the command line, which speaks English.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static string English(string name) =>
        Texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new ArgumentException($"There is no text '{name}'.", nameof(name));
}
