using System.Text.Json;

namespace EmotionEdge.Text.Tests;

/// <summary>Texts with the scores of the reference implementation.</summary>
internal static class Golden
{
    /// <summary>A file of the reference's outputs; the test is skipped where they are not.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/golden/text", file);
        Assert.SkipUnless(File.Exists(path), "the golden sentences are not here");
        return File.ReadLines(path);
    }

    /// <summary>The text of a line.</summary>
    public static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    /// <summary>The texts for which ours and the reference differ by more than their rounding.</summary>
    public static List<string> Differences(IEnumerable<string> lines)
    {
        var differences = new List<string>();
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var ours = TextFiles.Vader.Score(text);
            if (Differs("neg", ours.Negative, 5.1e-4) || Differs("neu", ours.Neutral, 5.1e-4) || Differs("pos", ours.Positive, 5.1e-4)
                || Differs("compound", ours.Compound, 5.1e-5))
                differences.Add($"{line} ours: {ours}");

            bool Differs(string name, double value, double tolerance) =>
                Math.Abs(json.RootElement.GetProperty(name).GetDouble() - value) > tolerance;
        }

        return differences;
    }
}
