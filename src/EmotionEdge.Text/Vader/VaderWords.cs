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

    public static readonly FrozenDictionary<string, double> Boosters = BoostOf(
        Boost,
        "absolutely", "amazingly", "awfully", "completely", "considerable", "considerably", "decidedly", "deeply", "effing",
        "enormous", "enormously", "entirely", "especially", "exceptional", "exceptionally", "extreme", "extremely",
        "fabulously", "flipping", "flippin", "frackin", "fracking", "fricking", "frickin", "frigging", "friggin", "fully",
        "fuckin", "fucking", "fuggin", "fugging", "greatly", "hella", "highly", "hugely", "incredible", "incredibly",
        "intensely", "major", "majorly", "more", "most", "particularly", "purely", "quite", "really", "remarkably", "so",
        "substantially", "thoroughly", "total", "totally", "tremendous", "tremendously", "uber", "unbelievably", "unusually",
        "utter", "utterly", "very")
        .Concat(BoostOf(
            -Boost,
            "almost", "barely", "hardly", "just enough", "kind of", "kinda", "kindof", "kind-of", "less", "little", "marginal",
            "marginally", "occasional", "occasionally", "partly", "scarce", "scarcely", "slight", "slightly", "somewhat",
            "sort of", "sorta", "sortof", "sort-of"))
        .ToFrozenDictionary();

    public static readonly FrozenDictionary<string, double> Idioms = new Dictionary<string, double>
    {
        ["the shit"] = 3,
        ["the bomb"] = 3,
        ["bad ass"] = 1.5,
        ["badass"] = 1.5,
        ["bus stop"] = 0,
        ["yeah right"] = -2,
        ["kiss of death"] = -1.5,
        ["to die for"] = 3,
        ["beating heart"] = 3.1,
        ["broken heart"] = -2.9,
    }.ToFrozenDictionary();

    public static bool IsNegation(string lowerCaseWord) =>
        Negations.Contains(lowerCaseWord) || lowerCaseWord.Contains("n't", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, double>> BoostOf(double boost, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, boost));
}
