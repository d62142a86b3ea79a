using EmotionEdge.Analysis;
using EmotionEdge.Analysis.Plot;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.CommandLine;

/// <summary>Analyses files in the order in which they were named; one that fails does not stop the others.</summary>
/// <param name="senses">What can be sensed.</param>
/// <param name="fusion">How what they say counts.</param>
/// <param name="printer">Prints each result.</param>
/// <param name="errors">Where progress is shown.</param>
/// <param name="plot">Where the one recording is drawn to; left out, nowhere.</param>
internal sealed class AnalysisRun(ISenses senses, FusionOptions fusion, IResultPrinter printer, TextWriter errors, string? plot = null)
{
    /// <summary>Means standard input.</summary>
    public const string StandardInput = "-";

    /// <returns>The exit code: the gravest of all files.</returns>
    public int Execute(IEnumerable<string> files, Func<TextReader> openStandardInput, CancellationToken cancellationToken)
    {
        var code = ExitCode.Fine;
        foreach (var file in files)
        {
            try
            {
                if (file == StandardInput)
                    AnalyzeLines(openStandardInput, cancellationToken);
                else
                    printer.Print(Analyze(file, cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whatever a hostile file brings about, it is told of that file, and the others go on.
                printer.Print(new AnalysisFailure(file, CommandFailure.MessageOf(error)));
                code = Math.Max(code, CommandFailure.CodeOf(error) is ExitCode.MissingDependency ? ExitCode.MissingDependency : ExitCode.No);
            }
        }

        return code;
    }

    private AnalysisResult Analyze(string file, CancellationToken cancellationToken)
    {
        var sketch = plot is null ? null : new SoundSketch();
        var analyzer = new FileAnalyzer(senses, fusion, sketch);
        var result = TerminalProgress.Show(Path.GetFileName(file), errors, progress => analyzer.Analyze(file, progress, cancellationToken));
        if (sketch is not null)
            PlotFile.Write(plot!, AnalysisPlot.Svg(result, sketch, fusion));
        return result;
    }

    private void AnalyzeLines(Func<TextReader> openStandardInput, CancellationToken cancellationToken)
    {
        using var reader = openStandardInput();
        foreach (var result in new TextAnalysis(senses.OpenText(), fusion).AnalyzeLines(reader, StandardInput))
        {
            cancellationToken.ThrowIfCancellationRequested();
            printer.Print(result);
        }
    }
}
