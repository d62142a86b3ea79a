using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>How good the answers for a set of items are.</summary>
public record EvaluationScores
{
    /// <summary>How many items were answered, with <c>Unknown</c> too; files that could not be read are not among them.</summary>
    [JsonPropertyOrder(1)]
    public required int Count { get; init; }

    /// <summary>The share of items answered <c>Unknown</c>, 0..1. They are scored as wrong.</summary>
    [JsonPropertyOrder(3)]
    public required double Unknown { get; init; }

    /// <summary>The share of right answers, 0..1.</summary>
    [JsonPropertyOrder(4)]
    public required double Accuracy { get; init; }

    /// <summary>Recall averaged over the labels that the items have (unweighted average recall), 0..1.</summary>
    [JsonPropertyOrder(4)]
    public required double MeanRecall { get; init; }

    /// <summary>F1 averaged over the labels that the items have, 0..1.</summary>
    [JsonPropertyOrder(4)]
    public required double MacroF1 { get; init; }

    /// <summary>
    /// Expected calibration error, 0..1: the gap between the probability of the answer and its being right, in 15 bins of equal
    /// width, weighted by the number of items in each. <c>Unknown</c> claims nothing and is left out.
    /// After Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    /// </summary>
    [JsonPropertyOrder(4)]
    public required double Ece { get; init; }

    /// <summary>The curve behind <see cref="Ece"/>: its bins that have answers, by rising probability. Not in the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<CalibrationBin> Calibration { get; init; } = [];

    /// <summary>The labels that the items have, in the task's order.</summary>
    [JsonPropertyOrder(5)]
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>
    /// Item counts; rows are the truth, columns the answer, both in the order of <see cref="Labels"/>. <c>Unknown</c> and labels that
    /// no item has are in no column, so a row may sum to less than the label's support.
    /// </summary>
    [JsonPropertyOrder(5)]
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>By label.</summary>
    [JsonPropertyOrder(5)]
    public required IReadOnlyDictionary<string, LabelScores> PerLabel { get; init; }
}
