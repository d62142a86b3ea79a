using EmotionEdge.Inference;
using EmotionEdge.Text.Emoji;
using EmotionEdge.Text.SentiWordNet;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text.Tests;

/// <summary>What lies beside the program, opened once.</summary>
internal static class TextFiles
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");

    private static readonly Lazy<EmojiNames> LazyEmoji = new(() => EmojiNames.Load(Path.Combine(Models, "emoji_names.json")));

    private static readonly Lazy<VaderAnalyzer> LazyVader =
        new(() => new VaderAnalyzer(VaderLexicon.Load(Path.Combine(Models, "vader_lexicon.txt")), Emoji));

    private static readonly Lazy<SentiWordNetAnalyzer> LazySentiWordNet =
        new(() => new SentiWordNetAnalyzer(SentiWordNetLexicon.Load(SentiWordNetTable), Emoji));

    private static readonly Lazy<ModelStore> LazyStore = new(() => ModelStore.Load(new ModelOptions { IntraOpThreads = 1 }));

    private static readonly Lazy<TextAnalyzer> LazyFull = new(() => Open(TextProfile.Full));

    private static readonly Lazy<TextAnalyzer> LazySmall = new(() => Open(TextProfile.Small));

    public static ModelStore Store => LazyStore.Value;

    public static TextAnalyzer Analyzer(TextProfile profile) => profile == TextProfile.Full ? LazyFull.Value : LazySmall.Value;

    public static string SentiWordNetTable => Path.Combine(Models, "sentiwordnet.tsv");

    public static EmojiNames Emoji => LazyEmoji.Value;

    public static VaderAnalyzer Vader => LazyVader.Value;

    public static SentiWordNetAnalyzer SentiWordNet => LazySentiWordNet.Value;

    private static TextAnalyzer Open(TextProfile profile)
    {
        var model = Store.Find(TextModels.IdOf(profile));
        return TextModels.Open(Store, model, Store.Choose(model));
    }
}
