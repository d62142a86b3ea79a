using System.Collections.Frozen;

namespace EmotionEdge.Text.Vader;

/// <summary>The words to which VADER's rules give a meaning of their own, and the constants of these rules.</summary>
internal static class VaderWords
{
    /// <summary>What an intensifier adds, and a dampener takes.</summary>
    public const double Boost = 0.293;

    /// <summary>What capitals add where the rest is not in capitals.</summary>
    public const double Capitals = 0.733;

    /// <summary>By what a negation multiplies.</summary>
    public const double Negation = -0.74;

    public static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
    [
        "aint", "arent", "cannot", "cant", "couldnt", "darent", "didnt", "doesnt", "ain't", "aren't", "can't", "couldn't",
        "daren't", "didn't", "doesn't", "dont", "hadnt", "hasnt", "havent", "isnt", "mightnt", "mustnt", "neither", "don't",
        "hadn't", "hasn't", "haven't", "isn't", "mightn't", "mustn't", "neednt", "needn't", "never", "none", "nope", "nor",
        "not", "nothing", "nowhere", "oughtnt", "shant", "shouldnt", "uhuh", "wasnt", "werent", "oughtn't", "shan't",
        "shouldn't", "uh-uh", "wasn't", "weren't", "without", "wont", "wouldnt", "won't", "wouldn't", "rarely", "seldom",
        "despite",
    ]);

    /// <summary>Intensifiers and dampeners of one word; those of two are <see cref="VaderPhrases"/>.</summary>
    public static readonly KeyValuePair<string, double>[] Boosters =
    [
        .. BoostOf(
            Boost,
            "absolutely", "amazingly", "awfully", "completely", "considerable", "considerably", "decidedly", "deeply", "effing",
            "enormous", "enormously", "entirely", "especially", "exceptional", "exceptionally", "extreme", "extremely",
            "fabulously", "flipping", "flippin", "frackin", "fracking", "fricking", "frickin", "frigging", "friggin", "fully",
            "fuckin", "fucking", "fuggin", "fugging", "greatly", "hella", "highly", "hugely", "incredible", "incredibly",
            "intensely", "major", "majorly", "more", "most", "particularly", "purely", "quite", "really", "remarkably", "so",
            "substantially", "thoroughly", "total", "totally", "tremendous", "tremendously", "uber", "unbelievably",
            "unusually", "utter", "utterly", "very"),
        .. BoostOf(
            -Boost,
            "almost", "barely", "hardly", "kinda", "kindof", "kind-of", "less", "little", "marginal", "marginally",
            "occasional", "occasionally", "partly", "scarce", "scarcely", "slight", "slightly", "somewhat", "sorta", "sortof",
            "sort-of"),
    ];

    /// <summary>The words that the rules name, some of them more than once.</summary>
    public static IEnumerable<(string Word, VaderTraits Trait)> Traits =>
    [
        .. Negations.Select(word => (word, VaderTraits.Negation)),
        ("no", VaderTraits.No), ("or", VaderTraits.OrNor), ("nor", VaderTraits.OrNor),
        ("so", VaderTraits.SoThis), ("this", VaderTraits.SoThis), ("never", VaderTraits.Never),
        ("without", VaderTraits.Without), ("doubt", VaderTraits.Doubt),
        ("least", VaderTraits.Least), ("at", VaderTraits.AtVery), ("very", VaderTraits.AtVery),
        ("but", VaderTraits.But), ("kind", VaderTraits.Kind), ("of", VaderTraits.Of),
    ];

    private static IEnumerable<KeyValuePair<string, double>> BoostOf(double boost, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, boost));
}
