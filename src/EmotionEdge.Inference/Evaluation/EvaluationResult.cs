using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>What <c>models evaluate</c> prints. Other people's scripts read it: names and meaning are fixed.</summary>
public sealed record EvaluationResult : EvaluationScores
{
    [JsonPropertyOrder(0)]
    public required EvaluationTask Task { get; init; }

    /// <summary>The id of the model.</summary>
    [JsonPropertyOrder(0)]
    public required string Model { get; init; }

    [JsonPropertyOrder(0)]
    public required Precision Precision { get; init; }

    /// <summary>How many files could not be read.</summary>
    [JsonPropertyOrder(2)]
    public required int Failed { get; init; }

    /// <summary>The same for each group of the data; empty if the data has none.</summary>
    [JsonPropertyOrder(6)]
    public required IReadOnlyDictionary<string, EvaluationScores> Groups { get; init; }

    /// <summary>The same under worse conditions, by the condition's name; <see langword="null"/> when these were not asked for.</summary>
    [JsonPropertyOrder(6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, EvaluationScores>? Conditions { get; init; }

    /// <summary>The mean time an item took, in milliseconds.</summary>
    [JsonPropertyOrder(7)]
    public required double MillisecondsPerItem { get; init; }

    /// <summary>The result as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationJsonContext.Default.EvaluationResult);
}
