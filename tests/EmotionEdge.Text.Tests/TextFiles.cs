using EmotionEdge.Text.Emoji;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text.Tests;

/// <summary>What lies beside the program, opened once.</summary>
internal static class TextFiles
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");

    private static readonly Lazy<EmojiNames> LazyEmoji = new(() => EmojiNames.Load(Path.Combine(Models, "emoji_names.json")));

    private static readonly Lazy<VaderAnalyzer> LazyVader =
        new(() => new VaderAnalyzer(VaderLexicon.Load(Path.Combine(Models, "vader_lexicon.txt")), Emoji));

    public static EmojiNames Emoji => LazyEmoji.Value;

    public static VaderAnalyzer Vader => LazyVader.Value;
}
