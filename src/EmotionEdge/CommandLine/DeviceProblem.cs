using System.Text.Json.Serialization;

namespace EmotionEdge.CommandLine;

/// <summary>Why devices of one kind could not be listed.</summary>
internal sealed record DeviceProblem(string Kind, string Message)
{
    [JsonIgnore]
    public bool IsMissingDependency { get; init; }
}
