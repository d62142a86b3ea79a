using EmotionEdge.Text.Tokens;

namespace EmotionEdge.Text;

/// <summary>How much a text gives to go by.</summary>
internal static class TextQuality
{
    /// <summary>0..1: a single word half, ten words 0.9; less by the share of tokens that no piece of the vocabulary stands for.</summary>
    public static float Of(int words, Encoding encoding)
    {
        var length = words / (words + 1f);
        return length * (1 - ((float)encoding.Unknown / encoding.Length));
    }
}
