namespace EmotionEdge.Core.Posture;

/// <summary>How many people show each cue, up to 255; one may show several.</summary>
public readonly record struct PostureCounts
{
    private const int Bits = 8;

    private readonly ulong _counts;

    private PostureCounts(ulong counts) => _counts = counts;

    public int this[PostureCue cue] => (int)((_counts >> (Bits * (int)cue)) & byte.MaxValue);

    /// <summary>With one more person.</summary>
    public PostureCounts Plus(PostureCues cues)
    {
        var counts = _counts;
        for (var cue = 0; cue < PostureCues.Count; cue++)
            counts += cues[(PostureCue)cue] && this[(PostureCue)cue] < byte.MaxValue ? 1UL << (Bits * cue) : 0;
        return new PostureCounts(counts);
    }
}
