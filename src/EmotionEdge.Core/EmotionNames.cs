namespace EmotionEdge.Core;

/// <summary>The names under which emotions appear in JSON, on the command line and in data sets.</summary>
public static class EmotionNames
{
    /// <summary>What is said where no emotion can be told.</summary>
    public const string Unknown = "Unknown";

    private static readonly string[] Names = Enum.GetNames<Emotion>();

    /// <summary>The seven names in the order of <see cref="Emotion"/>.</summary>
    public static ReadOnlySpan<string> All => Names;

    public static string Name(this Emotion emotion) => Names[(int)emotion];

    public static string NameOrUnknown(this Emotion? emotion) => emotion is { } known ? Names[(int)known] : Unknown;

    /// <summary>Reads a name in any letter case; <see langword="false"/> for "Unknown" and everything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out Emotion emotion)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                emotion = (Emotion)i;
                return true;
            }
        }

        emotion = default;
        return false;
    }
}
