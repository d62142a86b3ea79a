using System.Globalization;
using EmotionEdge.Analysis;
using EmotionEdge.Inference;
using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary>An evaluation for people.</summary>
internal sealed class EvaluationPrinter(IAnsiConsole console)
{
    public void Print(EvaluationResult result)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Model} ({ModelNames.Of(result.Precision)}): {result.Count} items, {result.Failed} failed, {result.MillisecondsPerItem:0.00} ms an item"));
        console.Write(Headlines(result));
        console.Write(Labels(result));
        console.Write(Confusion(result));
        console.Write(Calibration(result));
    }

    private static Table Headlines(EvaluationResult result)
    {
        var table = new Table().SimpleBorder().AddColumns("", "items", "accuracy", "mean recall", "macro F1", "ECE", "unknown");
        table.AddRow(Row("all", result));
        foreach (var (group, scores) in result.Groups)
            table.AddRow(Row(group, scores));
        foreach (var (condition, scores) in result.Conditions ?? new Dictionary<string, EvaluationScores>())
            table.AddRow(Row(condition, scores));
        return table;
    }

    private static string[] Row(string name, EvaluationScores scores) =>
    [
        Markup.Escape(name),
        Number(scores.Count),
        Percent(scores.Accuracy),
        Percent(scores.MeanRecall),
        Percent(scores.MacroF1),
        Percent(scores.Ece),
        Percent(scores.Unknown),
    ];

    private static Table Labels(EvaluationResult result)
    {
        var table = new Table().SimpleBorder().AddColumns("label", "recall", "precision", "F1", "support");
        foreach (var label in result.Labels)
        {
            var scores = result.PerLabel[label];
            table.AddRow(label, Percent(scores.Recall), Percent(scores.Precision), Percent(scores.F1), Number(scores.Support));
        }

        return table;
    }

    private static Table Confusion(EvaluationResult result)
    {
        var table = new Table().SimpleBorder().AddColumns(["truth \\ answer", .. result.Labels]);
        for (var i = 0; i < result.Labels.Count; i++)
            table.AddRow([result.Labels[i], .. result.Confusion[i].Select(Number)]);
        return table;
    }

    private static Table Calibration(EvaluationResult result)
    {
        var table = new Table().SimpleBorder().AddColumns("claimed", "right", "answers");
        foreach (var bin in result.Calibration)
            table.AddRow(Percent(bin.Confidence), Percent(bin.Accuracy), Number(bin.Count));
        return table;
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
