using System.Text;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;
using EmotionEdge.Text;

namespace EmotionEdge.Analysis;

/// <summary>Written words: a file as a whole, or a stream line by line.</summary>
internal sealed class TextAnalysis(TextAnalyzer analyzer, FusionOptions fusion)
{
    /// <summary>Characters that are read of a file; of a longer one the beginning, and the result says so.</summary>
    public const int MostCharacters = 128 * 1024;

    /// <summary>A text file, paragraph by paragraph; each counts by its quality and its length.</summary>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public AnalysisResult Analyze(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            return Analyze(reader, path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException(path, "cannot be read", $"The system says: {exception.Message}", exception);
        }
    }

    /// <summary>The same for text that is read already.</summary>
    public AnalysisResult Analyze(TextReader reader, string name, CancellationToken cancellationToken)
    {
        var findings = new TextFindings(fusion);
        foreach (var (start, paragraph) in TextPieces.Paragraphs(reader, TextAnalyzer.MaximumLength))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (start >= MostCharacters)
            {
                findings.Truncate();
                break;
            }

            findings.Add(start, paragraph.Length, analyzer.Report(paragraph));
        }

        return findings.Result(name);
    }

    /// <summary>One result for each line, as soon as the line is complete; an empty line is Unknown.</summary>
    public IEnumerable<AnalysisResult> AnalyzeLines(TextReader reader, string name)
    {
        foreach (var line in TextPieces.Lines(reader, TextAnalyzer.MaximumLength))
            yield return TextFindings.Of(name, line.Length, analyzer.Report(line), fusion);
    }
}
