using System.Text.RegularExpressions;

namespace EmotionEdge.Core;

/// <summary>
/// What is told to people outside: one short line, without the user and password of an address. Drivers and libraries word a
/// part of it, so that nobody knows what they put in.
/// </summary>
public static partial class Sentence
{
    public const int MaximumLength = 240;

    public static string Of(string text)
    {
        var line = Credentials().Replace(Controls().Replace(text, " "), "://***@");
        return line.Length <= MaximumLength ? line : string.Concat(line.AsSpan(0, MaximumLength - 1), "…");
    }

    [GeneratedRegex(@"://[^/\s@]+@")]
    private static partial Regex Credentials();

    [GeneratedRegex(@"[\p{Cc}\p{Cs}\u2028\u2029]+")]
    private static partial Regex Controls();
}
