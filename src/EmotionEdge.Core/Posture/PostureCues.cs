using System.Numerics;

namespace EmotionEdge.Core.Posture;

/// <summary>The cues that a body shows now.</summary>
public readonly record struct PostureCues
{
    public const int Count = 5;

    private readonly byte _bits;

    private PostureCues(int bits) => _bits = (byte)bits;

    /// <summary>How many.</summary>
    public int Number => BitOperations.PopCount(_bits);

    /// <summary>Whether this one is among them.</summary>
    public bool this[PostureCue cue] => (_bits & (1 << (int)cue)) != 0;

    /// <summary>The same with one more or less.</summary>
    public PostureCues With(PostureCue cue, bool shown) => new(shown ? _bits | (1 << (int)cue) : _bits & ~(1 << (int)cue));

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var self = this;
        return Number == 0 ? "none" : string.Join(", ", Enum.GetValues<PostureCue>().Where(cue => self[cue]));
    }
}
