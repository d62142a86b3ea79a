using System.Text.Json;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>
/// Some 50,000 passwords that were found most often in leaks (the list of zxcvbn-ts, MIT). It is read at each use, which
/// is rare, and not kept in memory.
/// </summary>
internal static class CommonPasswords
{
    private const string Resource = "common-passwords.json";

    /// <param name="forms">In small letters.</param>
    public static bool ContainsAny(IReadOnlySet<string> forms)
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && forms.Contains(reader.GetString()!))
                return true;
        }

        return false;
    }
}
