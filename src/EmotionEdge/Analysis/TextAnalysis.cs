using System.Text;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;
using EmotionEdge.Text;

namespace EmotionEdge.Analysis;

/// <summary>Written words: a file as a whole, or a stream line by line.</summary>
internal sealed class TextAnalysis(TextAnalyzer analyzer, FusionOptions fusion)
{
    private const string Kind = "text";

    /// <summary>A text file, paragraph by paragraph; each counts by its quality and its length.</summary>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public AnalysisResult Analyze(string path, CancellationToken cancellationToken)
    {
        var findings = new Findings(fusion);
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            foreach (var paragraph in TextPieces.Paragraphs(reader, TextAnalyzer.MaximumLength))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(findings, paragraph);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException(path, "cannot be read", $"The system says: {exception.Message}", exception);
        }

        return AnalysisResult.Of(path, Kind, findings.Estimate());
    }

    /// <summary>One result for each line, as soon as the line is complete; an empty line is Unknown.</summary>
    public IEnumerable<AnalysisResult> AnalyzeLines(TextReader reader, string name)
    {
        foreach (var line in TextPieces.Lines(reader, TextAnalyzer.MaximumLength))
        {
            var findings = new Findings(fusion);
            Add(findings, line);
            yield return AnalysisResult.Of(name, Kind, findings.Estimate());
        }
    }

    private void Add(Findings findings, string text)
    {
        var result = analyzer.Analyze(text);
        if (result.Known)
            findings.Add(Modality.Text, result.Scores, result.Affect, result.Quality, share: text.Length);
    }
}
