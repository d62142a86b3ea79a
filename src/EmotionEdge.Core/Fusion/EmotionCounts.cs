using System.Runtime.CompilerServices;

namespace EmotionEdge.Core.Fusion;

/// <summary>How many people show each emotion; somebody whose emotion cannot be told is in none of the counts.</summary>
[InlineArray(EmotionScores.Count)]
public struct EmotionCounts : IEquatable<EmotionCounts>
{
    private int _first;

    public int this[Emotion emotion]
    {
        readonly get => this[(int)emotion];
        set => this[(int)emotion] = value;
    }

    /// <summary>How many people there are in all counts.</summary>
    public readonly int Total
    {
        get
        {
            var total = 0;
            foreach (var count in this)
                total += count;
            return total;
        }
    }

    public readonly bool Equals(EmotionCounts other) => ((ReadOnlySpan<int>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is EmotionCounts other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var count in this)
            hash.Add(count);
        return hash.ToHashCode();
    }

    public static bool operator ==(EmotionCounts left, EmotionCounts right) => left.Equals(right);

    public static bool operator !=(EmotionCounts left, EmotionCounts right) => !left.Equals(right);
}
