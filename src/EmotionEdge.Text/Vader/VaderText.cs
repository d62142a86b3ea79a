namespace EmotionEdge.Text.Vader;

/// <summary>A text cut into words and emoticons, as VADER cuts it.</summary>
internal sealed class VaderText
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private readonly bool[] _capitals;

    public VaderText(string text)
    {
        Words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Strip)];
        Lower = [.. Words.Select(word => word.ToLowerInvariant())];
        _capitals = [.. Words.Select(IsUpper)];
        var capitals = _capitals.Count(capital => capital);
        MixedCapitals = capitals > 0 && capitals < Words.Length;
        ExclamationMarks = text.Count(character => character == '!');
        QuestionMarks = text.Count(character => character == '?');
    }

    public string[] Words { get; }

    public string[] Lower { get; }

    /// <summary>Some words are in capitals and some are not: only then do capitals say anything.</summary>
    public bool MixedCapitals { get; }

    public int ExclamationMarks { get; }

    public int QuestionMarks { get; }

    /// <summary>This word is shouted: it is in capitals where others are not.</summary>
    public bool IsShouted(int index) => MixedCapitals && _capitals[index];

    /// <summary>Punctuation is cut off, except from what would be too short for a word, such as an emoticon.</summary>
    private static string Strip(string token)
    {
        var stripped = token.Trim(Punctuation.ToCharArray());
        return stripped.Length <= 2 ? token : stripped;
    }

    private static bool IsUpper(string word) => word.Any(char.IsUpper) && !word.Any(char.IsLower);
}
