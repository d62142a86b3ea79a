using System.Runtime.CompilerServices;

namespace EmotionEdge.Core;

/// <summary>One number a modality: its share in a fused estimate. The shares sum to one, or are all zero.</summary>
[InlineArray(Count)]
public struct ModalityWeights : IEquatable<ModalityWeights>
{
    public const int Count = 4;

    private float _first;

    public float this[Modality modality]
    {
        readonly get => this[(int)modality];
        set => this[(int)modality] = value;
    }

    public readonly bool Equals(ModalityWeights other)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].Equals(other[i]))
                return false;
        }

        return true;
    }

    public override readonly bool Equals(object? obj) => obj is ModalityWeights other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_first, this[1], this[2], this[3]);

    public static bool operator ==(ModalityWeights left, ModalityWeights right) => left.Equals(right);

    public static bool operator !=(ModalityWeights left, ModalityWeights right) => !left.Equals(right);
}
