using System.Text.Json;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text.Tests;

/// <summary>The lexicon, and texts with the scores of the reference implementation.</summary>
internal static class Golden
{
    private static readonly Lazy<VaderAnalyzer> Analyzer =
        new(() => new VaderAnalyzer(VaderLexicon.Load(Path.Combine(AppContext.BaseDirectory, "models", "vader_lexicon.txt")), TextFiles.Emoji));

    public static VaderAnalyzer Vader => Analyzer.Value;

    /// <summary>A file of the reference's outputs; the test is skipped where they are not.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/golden/text", file);
        Assert.SkipUnless(File.Exists(path), "the golden sentences are not here");
        return File.ReadLines(path);
    }

    /// <summary>The texts for which ours and the reference differ by more than their rounding.</summary>
    public static List<string> Differences(IEnumerable<string> lines)
    {
        var differences = new List<string>();
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var ours = Vader.Score(text);
            if (Differs("neg", ours.Negative, 6e-4) || Differs("neu", ours.Neutral, 6e-4) || Differs("pos", ours.Positive, 6e-4)
                || Differs("compound", ours.Compound, 1e-4))
                differences.Add($"{line} ours: {ours}");

            bool Differs(string name, double value, double tolerance) =>
                Math.Abs(json.RootElement.GetProperty(name).GetDouble() - value) > tolerance;
        }

        return differences;
    }
}
