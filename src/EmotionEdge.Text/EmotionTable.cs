using System.Text.Json;
using EmotionEdge.Core;

namespace EmotionEdge.Text;

/// <summary>
/// What a polarity says of the seven emotions: P(emotion | compound score), counted on labelled text by
/// <c>models/training/text</c>. It is calibrated by construction and knows no more than polarity does.
/// </summary>
public sealed class EmotionTable
{
    private readonly double[] _edges;
    private readonly EmotionScores[] _scores;

    private EmotionTable(double[] edges, EmotionScores[] scores) => (_edges, _scores) = (edges, scores);

    /// <summary>Reads <c>{"edges": [n + 1 ascending numbers from -1 to 1], "probabilities": [[7 numbers], ... n rows]}</c>.</summary>
    /// <exception cref="InvalidDataException">The file is not of that form.</exception>
    public static EmotionTable Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            var edges = Numbers<double>(document.RootElement.GetProperty("edges"), e => e.GetDouble());
            var rows = Numbers(
                document.RootElement.GetProperty("probabilities"),
                row => EmotionScores.FromWeights(Numbers(row, e => e.GetSingle())));
            if (edges.Length != rows.Length + 1 || rows.Length == 0 || !edges.SequenceEqual(edges.Order()))
                throw new InvalidDataException($"{path}: {rows.Length} rows need {rows.Length + 1} ascending edges, found {edges.Length}.");
            return new EmotionTable(edges, rows);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is no emotion table: {exception.Message}", exception);
        }
    }

    /// <summary>The emotions for a compound score of -1..1.</summary>
    public EmotionScores Of(double compound)
    {
        var row = 0;
        while (row + 1 < _scores.Length && compound >= _edges[row + 1])
            row++;
        return _scores[row];
    }

    private static T[] Numbers<T>(JsonElement array, Func<JsonElement, T> read) => [.. array.EnumerateArray().Select(read)];
}
