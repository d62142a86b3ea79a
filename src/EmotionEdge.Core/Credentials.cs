using System.Text.RegularExpressions;

namespace EmotionEdge.Core;

/// <summary>Names and passwords in addresses: <c>rtsp://me:secret@camera/1</c>.</summary>
public static partial class Credentials
{
    /// <summary>The same text, with <c>***</c> in their place.</summary>
    public static string Without(string text) => Address().Replace(text, "://***@");

    /// <summary>Up to the last @ before a blank or a quote: a password may hold a slash, and an @.</summary>
    [GeneratedRegex("""://[^\s"@]*(@[^\s"@/]*)*@""")]
    private static partial Regex Address();
}
