namespace EmotionEdge.Core.Sounds;

/// <summary>The names under which sound events appear in JSON, in configuration and in data sets.</summary>
public static class SoundNames
{
    private static readonly string[] Names = Enum.GetNames<SoundEvent>();

    /// <summary>What no event is called where a name is needed.</summary>
    public const string None = "None";

    /// <summary>All names, in the order of <see cref="SoundEvent"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    public static string Name(this SoundEvent sound) => Names[(int)sound];

    /// <summary>The event of this name, in this letter case.</summary>
    public static bool TryParse(string name, out SoundEvent sound)
    {
        var index = Array.IndexOf(Names, name);
        sound = (SoundEvent)Math.Max(0, index);
        return index >= 0;
    }
}
