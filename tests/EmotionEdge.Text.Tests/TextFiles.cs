using EmotionEdge.Text.Emoji;

namespace EmotionEdge.Text.Tests;

/// <summary>What lies beside the program, opened once.</summary>
internal static class TextFiles
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");

    private static readonly Lazy<EmojiNames> LazyEmoji = new(() => EmojiNames.Load(Path.Combine(Models, "emoji_names.json")));

    public static EmojiNames Emoji => LazyEmoji.Value;
}
