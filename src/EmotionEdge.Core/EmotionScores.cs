using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmotionEdge.Core;

/// <summary>Seven calibrated probabilities, one an <see cref="Emotion"/>, that sum to one.</summary>
[InlineArray(Count)]
[SuppressMessage("Performance", "CA1815", Justification = "Equality is defined below; operators follow from it.")]
public struct EmotionScores : IEquatable<EmotionScores>
{
    /// <summary>How many emotions there are.</summary>
    public const int Count = 7;

    private float _first;

    /// <summary>Nothing is known: each emotion is equally likely.</summary>
    public static EmotionScores Uniform
    {
        get
        {
            var scores = default(EmotionScores);
            scores.AsWritableSpan().Fill(1f / Count);
            return scores;
        }
    }

    /// <summary>The probability of one emotion, 0..1.</summary>
    public readonly float this[Emotion emotion] => this[(int)emotion];

    /// <summary>The emotion with the highest probability; the first of them on a tie.</summary>
    public readonly Emotion Dominant
    {
        get
        {
            var best = 0;
            for (var i = 1; i < Count; i++)
            {
                if (this[i] > this[best])
                    best = i;
            }

            return (Emotion)best;
        }
    }

    /// <summary>
    /// Takes seven non-negative finite weights in the order of <see cref="Emotion"/> and scales them to sum to one.
    /// </summary>
    /// <exception cref="ArgumentException">Not seven values, a value below zero or not finite, or a sum of zero.</exception>
    public static EmotionScores FromWeights(ReadOnlySpan<float> weights)
    {
        if (weights.Length != Count)
            throw new ArgumentException($"{weights.Length} weights given, {Count} expected: one an emotion.", nameof(weights));

        var sum = 0f;
        foreach (var weight in weights)
        {
            if (!float.IsFinite(weight) || weight < 0)
                throw new ArgumentException($"The weight {weight} is not a finite number of at least 0.", nameof(weights));
            sum += weight;
        }

        if (sum <= 0)
            throw new ArgumentException("All seven weights are 0.", nameof(weights));

        var scores = default(EmotionScores);
        for (var i = 0; i < Count; i++)
            scores[i] = weights[i] / sum;
        return scores;
    }

    /// <summary>All probability on one emotion.</summary>
    public static EmotionScores Certain(Emotion emotion)
    {
        var scores = default(EmotionScores);
        scores[(int)emotion] = 1;
        return scores;
    }

    /// <summary>Goes from this (amount 0) to <paramref name="other"/> (amount 1) in a straight line.</summary>
    public readonly EmotionScores MixedWith(in EmotionScores other, float amount)
    {
        var mixed = default(EmotionScores);
        for (var i = 0; i < Count; i++)
            mixed[i] = this[i] + ((other[i] - this[i]) * amount);
        return mixed;
    }

    /// <summary>The seven probabilities in the order of <see cref="Emotion"/>.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<float> AsSpan() =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in _first), Count);

    public readonly bool Equals(EmotionScores other) => AsSpan().SequenceEqual(other.AsSpan());

    public override readonly bool Equals(object? obj) => obj is EmotionScores other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var score in AsSpan())
            hash.Add(score);
        return hash.ToHashCode();
    }

    public override readonly string ToString() => $"{Dominant} {this[Dominant]:0.00}";

    [UnscopedRef]
    internal Span<float> AsWritableSpan() => MemoryMarshal.CreateSpan(ref _first, Count);

    public static bool operator ==(EmotionScores left, EmotionScores right) => left.Equals(right);

    public static bool operator !=(EmotionScores left, EmotionScores right) => !left.Equals(right);
}
