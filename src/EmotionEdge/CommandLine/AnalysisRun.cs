using EmotionEdge.Analysis;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.CommandLine;

/// <summary>Analyses files in the order in which they were named; one that fails does not stop the others.</summary>
internal sealed class AnalysisRun(ISenses senses, FusionOptions fusion, IResultPrinter printer, TextWriter errors)
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
        var analyzer = new FileAnalyzer(senses, fusion);
        return TerminalProgress.Show(Path.GetFileName(file), errors, progress => analyzer.Analyze(file, progress, cancellationToken));
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
