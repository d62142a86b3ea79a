using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Sounds;

/// <summary>The meaning of the model's outputs: the events, then anything else.</summary>
public static class SoundScores
{
    /// <summary>How many outputs there are.</summary>
    public const int Count = 7;

    /// <summary>The output for what is none of the events.</summary>
    public const int Other = Count - 1;

    /// <summary>The label of each output.</summary>
    public static IReadOnlyList<string> Labels { get; } = [.. SoundNames.All, nameof(Other)];

    /// <summary>All probability on <see cref="Other"/>, which is what silence is.</summary>
    public static void SetNothing(Span<float> probabilities)
    {
        probabilities.Clear();
        probabilities[Other] = 1;
    }
}
