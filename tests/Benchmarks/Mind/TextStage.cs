using Benchmarks.Material;
using Benchmarks.Measuring;

namespace Benchmarks.Mind;

internal static class TextStage
{
    public static readonly string[] Sentences =
    [
        "What a lovely surprise, thank you so much!",
        "I am worried and sad, this is terrible news.",
        "The meeting begins at nine and ends at ten.",
        "No! I told you to stop that! This is AWFUL, I hate it!",
        "It is not that bad, but I had hoped for something better :(",
    ];

    /// <summary>One sentence after the other: a run is one sentence.</summary>
    public static Stage Create(BenchModels models)
    {
        var analyzer = models.Text();
        var next = 0;
        return new Stage("Emotion of a sentence", () => analyzer.Analyze(Sentences[next++ % Sentences.Length]), Repeat: 100);
    }
}
