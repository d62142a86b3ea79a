using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Text.Joint;

namespace EmotionEdge.Text.Encoder;

/// <summary>What training found beside the weights: the manifest's companion <c>parameters</c>, written by <c>models/training/text</c>.</summary>
public sealed record TextParameters
{
    /// <summary>How many lines of the vocabulary the network was trained with.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The most tokens it reads, [CLS] and [SEP] included.</summary>
    public required int Tokens { get; init; }

    /// <summary>How much the registers' priors count, 0 (not at all) .. 1.</summary>
    public required float Tau { get; init; }

    /// <summary>How common each emotion is in each register, rows in the order of the network's output <c>register</c>.</summary>
    public required IReadOnlyList<IReadOnlyList<float>> Priors { get; init; }

    /// <summary>-1..1 out of the <see cref="TextFeatures"/>: the hyperbolic tangent of their weighted sum.</summary>
    public required LinearReading Sentiment { get; init; }

    /// <summary>0..1 out of the <see cref="TextFeatures"/>: the logistic function of their weighted sum.</summary>
    public required LinearReading Intensity { get; init; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">It is not of that form, or a number cannot be right.</exception>
    public static TextParameters Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var parameters = JsonSerializer.Deserialize(stream, TextParametersJson.Default.TextParameters)
                ?? throw new InvalidDataException($"{path} says null.");
            return parameters.Fault() is { } fault ? throw new InvalidDataException($"{path}: {fault}.") : parameters;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} holds no parameters of a text model: {exception.Message}", exception);
        }
    }

    private string? Fault() => this switch
    {
        { Vocabulary: < 1 } => $"vocabulary is {Vocabulary}, it must be above 0",
        { Tokens: < 8 } or { Tokens: > 512 } => $"tokens is {Tokens}, it must be 8 to 512",
        { Tau: not (>= 0 and <= 1) } => $"tau is {Tau}, it must be 0 to 1",
        { Priors.Count: 0 } => "priors has no rows",
        _ when Priors.Any(row => row.Count != EmotionScores.Count || row.Any(share => !(share > 0))) =>
            $"priors: each row needs {EmotionScores.Count} numbers above 0",
        _ when Sentiment.Weights.Count != TextFeatures.Count || Intensity.Weights.Count != TextFeatures.Count =>
            $"sentiment and intensity need {TextFeatures.Count} weights",
        _ => null,
    };
}
