using EmotionEdge.Core;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Text;

namespace EmotionEdge.Analysis;

/// <summary>Answers texts, given themselves or as files; one without a word is Unknown.</summary>
internal sealed class TextClassifier(TextAnalyzer analyzer) : IItemClassifier
{
    public IReadOnlyList<string> Labels { get; } = [.. EmotionNames.All];

    public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
    {
        var result = analyzer.Analyze(item.Text ?? Load(item.File!));
        if (!result.Known)
            return false;
        result.Scores.AsSpan().CopyTo(scores);
        return true;
    }

    /// <summary>As much of the file as the analyzer reads.</summary>
    private static string Load(string file)
    {
        try
        {
            if (MediaFile.Identify(file) is var kind and not MediaKind.Text)
                throw new ItemUnreadableException($"{file}: holds {kind.ToString().ToLowerInvariant()} data, not text.");
            using var reader = new StreamReader(file);
            var letters = new char[TextAnalyzer.MaximumLength];
            return new string(letters, 0, reader.ReadBlock(letters, 0, letters.Length));
        }
        catch (Exception exception) when (exception is MediaException or IOException or UnauthorizedAccessException)
        {
            throw new ItemUnreadableException(exception.Message, exception);
        }
    }
}
