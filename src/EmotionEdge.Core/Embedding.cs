namespace EmotionEdge.Core;

/// <summary>
/// What a sense's network made of what it sensed, before its last layer: the numbers that early fusion works on. Empty where
/// there is none. The memory is its maker's, who says for how long it stays as it is. Equal when the numbers are.
/// </summary>
public readonly struct Embedding(ReadOnlyMemory<float> numbers) : IEquatable<Embedding>
{
    public int Length => numbers.Length;

    public ReadOnlySpan<float> AsSpan() => numbers.Span;

    public bool Equals(Embedding other) => AsSpan().SequenceEqual(other.AsSpan());

    public override bool Equals(object? obj) => obj is Embedding other && Equals(other);

    public override int GetHashCode() => Length == 0 ? 0 : HashCode.Combine(Length, AsSpan()[0]);

    public override string ToString() => $"{Length} numbers";

    public static bool operator ==(Embedding left, Embedding right) => left.Equals(right);

    public static bool operator !=(Embedding left, Embedding right) => !left.Equals(right);
}
