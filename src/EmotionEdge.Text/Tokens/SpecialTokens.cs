namespace EmotionEdge.Text.Tokens;

/// <summary>The tokens that stand for no text.</summary>
internal static class SpecialTokens
{
    public const int Padding = 0;
    public const int Unknown = 1;
    public const int Start = 2;
    public const int End = 3;

    /// <summary>How they are written, in the order of the constants; as in the reference, such a word in a text is the token.</summary>
    public static readonly string[] All = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
}
