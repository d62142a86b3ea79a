using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Text;

namespace Benchmarks.Mind;

/// <summary>What reading a text takes, transformer and lexicons together, in both profiles side by side.</summary>
internal sealed class TextStages(BenchModels models, Alternation alternation)
{
    public static readonly string[] Sentences =
    [
        "What a lovely surprise, thank you so much!",
        "I am worried and sad, this is terrible news.",
        "The meeting begins at nine and ends at ten.",
        "No! I told you to stop that! This is AWFUL, I hate it!",
        "It is not that bad, but I had hoped for something better :(",
    ];

    /// <summary>32 tokens with [CLS] and [SEP].</summary>
    private const string ThirtyTwoTokens =
        "I never thought that we would see each other again after all these years, and now you are here, in my own house, and I am so happy.";

    public IEnumerable<Figure> Measure()
    {
        var (full, small) = (models.Text(TextProfile.Full), models.Text(TextProfile.Small));
        var timings = alternation.Measure(
        [
            Stage("Emotion of a sentence, full profile", full, Sentences),
            Stage("Emotion of a sentence, small profile", small, Sentences),
            Stage("Emotion of 32 tokens, full profile", full, [ThirtyTwoTokens]),
            Stage("Emotion of 32 tokens, small profile", small, [ThirtyTwoTokens]),
        ]);
        return
        [
            .. Figures.Compared(timings.Take(2).ToList()),
            Limited(timings[2], 8),
            Limited(timings[3], 4),
        ];
    }

    private static Stage Stage(string name, TextAnalyzer analyzer, string[] texts)
    {
        var next = 0;
        return new Stage(name, () => analyzer.Analyze(texts[next++ % texts.Length]), Repeat: 5);
    }

    private static Figure Limited(Timing timing, double limit) => Figures.Below(timing.Name, timing.Milliseconds, limit, "ms");
}
