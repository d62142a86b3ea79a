using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmotionEdge.Vision;

/// <summary>Six points in frame pixels, one a <see cref="Landmark"/>; ears often lie outside the box.</summary>
[InlineArray(Count)]
public struct Landmarks : IEquatable<Landmarks>
{
    public const int Count = 6;

    private Vector2 _first;

    public Vector2 this[Landmark landmark]
    {
        readonly get => this[(int)landmark];
        set => this[(int)landmark] = value;
    }

    public readonly bool Equals(Landmarks other) =>
        MemoryMarshal.CreateReadOnlySpan(in _first, Count).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(in other._first, Count));

    public override readonly bool Equals(object? obj) => obj is Landmarks other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3], this[4], this[5]);

    public static bool operator ==(Landmarks left, Landmarks right) => left.Equals(right);

    public static bool operator !=(Landmarks left, Landmarks right) => !left.Equals(right);
}
