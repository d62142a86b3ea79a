using System.Text.Json;
using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class EvaluatorTests
{
    private static readonly string[] ModelLabels = ["Neutral", "Happiness", "Sadness"];
    private static readonly TimeSpan Ms = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Truth and answer of nine items: Neutral 4 (told, told, Happiness, Unknown), Happiness 3 (told, told, Neutral),
    /// Sadness 2 (told, Happiness).
    /// </summary>
    private static Evaluator NineItems()
    {
        var evaluator = new Evaluator(EvaluationTask.Face, "m", Precision.Int8, ModelLabels, ModelLabels);
        evaluator.Add("Neutral", [0.8f, 0.1f, 0.1f], Ms, "a");
        evaluator.Add("Neutral", [0.6f, 0.3f, 0.1f], 3 * Ms, "a");
        evaluator.Add("Neutral", [0.2f, 0.7f, 0.1f], Ms, "b");
        evaluator.AddUnknown("Neutral", Ms, "b");
        evaluator.Add("Happiness", [0.1f, 0.9f, 0.0f], Ms, "b");
        evaluator.Add("Happiness", [0.2f, 0.6f, 0.2f], Ms);
        evaluator.Add("Happiness", [0.5f, 0.4f, 0.1f], Ms);
        evaluator.Add("Sadness", [0.1f, 0.2f, 0.7f], Ms);
        evaluator.Add("Sadness", [0.3f, 0.5f, 0.2f], Ms);
        evaluator.AddFailed();
        return evaluator;
    }

    [Fact]
    public void Shares_and_confusion_are_those_counted_by_hand()
    {
        EvaluationResult result = NineItems().Result();

        Assert.Equal((9, 1), (result.Count, result.Failed));
        Assert.Equal(1 / 9.0, result.Unknown, 12);
        Assert.Equal(5 / 9.0, result.Accuracy, 12);
        Assert.Equal(((2 / 4.0) + (2 / 3.0) + (1 / 2.0)) / 3, result.MeanRecall, 12);
        Assert.Equal([[2, 1, 0], [1, 2, 0], [0, 1, 1]], result.Confusion.Select(row => row.ToArray()));
        Assert.Equal(11 / 9.0, result.MillisecondsPerItem, 9);
    }

    [Fact]
    public void Each_label_has_its_recall_precision_and_f1()
    {
        EvaluationResult result = NineItems().Result();

        Assert.Equal(new LabelScores(2 / 4.0, 2 / 3.0, 4 / 7.0, 4), result.PerLabel["Neutral"]);
        Assert.Equal(new LabelScores(2 / 3.0, 2 / 4.0, 4 / 7.0, 3), result.PerLabel["Happiness"]);
        Assert.Equal(new LabelScores(1 / 2.0, 1 / 1.0, 2 / 3.0, 2), result.PerLabel["Sadness"]);
        Assert.Equal(((4 / 7.0) + (4 / 7.0) + (2 / 3.0)) / 3, result.MacroF1, 12);
    }

    [Fact]
    public void The_calibration_curve_has_the_bins_with_answers_by_rising_probability()
    {
        var curve = NineItems().Result().Calibration;

        // 0.5 twice (both wrong), 0.6 twice (right), 0.7 twice (one right), 0.8 and 0.9 (right).
        Assert.Equal([2, 2, 2, 1, 1], curve.Select(bin => bin.Count));
        Assert.Equal([0, 1, 0.5, 1, 1], curve.Select(bin => bin.Accuracy));
        Assert.Equal([0.5, 0.6, 0.7, 0.8, 0.9], curve.Select(bin => Math.Round(bin.Confidence, 4)));
    }

    [Fact]
    public void Groups_are_scored_over_the_labels_they_have()
    {
        EvaluationResult result = NineItems().Result();

        Assert.Equal(["a", "b"], result.Groups.Keys);
        Assert.Equal(1, result.Groups["a"].Accuracy);
        Assert.Equal(["Neutral"], result.Groups["a"].Labels);
        EvaluationScores b = result.Groups["b"];
        Assert.Equal((3, 1 / 3.0, 1 / 3.0, 0.5), (b.Count, b.Accuracy, b.Unknown, b.MeanRecall));
        Assert.Equal([[0, 1], [0, 1]], b.Confusion.Select(row => row.ToArray()));
    }

    [Fact]
    public void Calibration_error_is_the_weighted_gap_of_15_bins()
    {
        var evaluator = new Evaluator(EvaluationTask.Face, "m", Precision.Fp32, ModelLabels, ModelLabels);
        evaluator.Add("Neutral", [0.95f, 0.05f, 0], Ms);
        evaluator.Add("Happiness", [0.97f, 0.03f, 0], Ms);
        evaluator.Add("Sadness", [0.1f, 0.3f, 0.6f], Ms);
        evaluator.Add("Sadness", [0.15f, 0.3f, 0.55f], Ms);
        evaluator.AddUnknown("Sadness", Ms);

        // Bin (14/15, 1]: 0.95 and 0.97, one right. Bin (8/15, 9/15]: 0.55 and 0.6, both right. Unknown claims nothing.
        double expected = (Math.Abs(1 - (0.95 + 0.97)) + Math.Abs(2 - (0.6 + 0.55))) / 4;
        Assert.Equal(expected, evaluator.Result().Ece, 6);
    }

    [Fact]
    public void An_answer_outside_the_datas_labels_is_wrong_unless_restricted()
    {
        string[] dataLabels = ["Neutral", "Sadness"];
        var free = new Evaluator(EvaluationTask.Face, "m", Precision.Fp32, ModelLabels, dataLabels);
        var restricted = new Evaluator(EvaluationTask.Face, "m", Precision.Fp32, ModelLabels, dataLabels, restrict: true);
        foreach (Evaluator evaluator in new[] { free, restricted })
        {
            evaluator.Add("Neutral", [0.3f, 0.6f, 0.1f], Ms);
            evaluator.Add("Sadness", [0.1f, 0.0f, 0.9f], Ms);
        }

        Assert.Equal(0.5, free.Result().Accuracy);
        Assert.Equal([[0, 0], [0, 1]], free.Result().Confusion.Select(row => row.ToArray()));
        Assert.Equal(1, restricted.Result().Accuracy);
        Assert.Equal(dataLabels, restricted.Result().Labels);

        // Among two labels the first answer is 0.3 / 0.4 sure.
        Assert.Equal((0.25 + 0.1) / 2, restricted.Result().Ece, 6);
    }

    [Fact]
    public void A_label_that_the_model_lacks_is_always_wrong()
    {
        var evaluator = new Evaluator(EvaluationTask.Face, "m", Precision.Fp32, ModelLabels, ["Neutral", "Fear"]);
        evaluator.Add("Neutral", [1, 0, 0], Ms);
        evaluator.Add("Fear", [0, 1, 0], Ms);

        EvaluationResult result = evaluator.Result();

        Assert.Equal(0.5, result.MeanRecall);
        Assert.Equal(new LabelScores(0, 0, 0, 1), result.PerLabel["Fear"]);
    }

    [Fact]
    public void Nothing_taken_is_all_zero_and_still_json()
    {
        var evaluator = new Evaluator(EvaluationTask.Text, "m", Precision.Table, ModelLabels, ModelLabels);
        evaluator.AddFailed();

        EvaluationResult result = evaluator.Result();

        Assert.Equal((0, 1, 0.0, 0.0, 0.0), (result.Count, result.Failed, result.Accuracy, result.MacroF1, result.Ece));
        Assert.Contains("\"precision\":\"table\"", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        var evaluator = new Evaluator(EvaluationTask.Face, "m", Precision.Fp32, ModelLabels, ["Neutral"]);

        Assert.Throws<ArgumentException>(() => evaluator.Add("Neutral", [1, 0], Ms));
        Assert.Throws<ArgumentException>(() => evaluator.Add("Anger", [1, 0, 0], Ms));
        Assert.Throws<ArgumentException>(() => new Evaluator(EvaluationTask.Face, "m", Precision.Fp32, ModelLabels, ["Fear"]));
    }

    [Fact]
    public void The_json_has_the_names_that_scripts_read()
    {
        using JsonDocument json = JsonDocument.Parse(NineItems().Result().ToJson());

        Assert.Equal(
            ["task", "model", "precision", "count", "failed", "unknown", "accuracy", "meanRecall", "macroF1", "ece", "labels",
                "confusion", "perLabel", "groups", "millisecondsPerItem"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("face", json.RootElement.GetProperty("task").GetString());
        Assert.Equal("int8", json.RootElement.GetProperty("precision").GetString());
        Assert.Equal(
            ["recall", "precision", "f1", "support"],
            json.RootElement.GetProperty("perLabel").GetProperty("Neutral").EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, json.RootElement.GetProperty("groups").GetProperty("a").GetProperty("count").GetInt32());
    }
}
