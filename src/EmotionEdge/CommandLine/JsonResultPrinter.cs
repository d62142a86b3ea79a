using EmotionEdge.Analysis;

namespace EmotionEdge.CommandLine;

/// <summary>One object a line.</summary>
internal sealed class JsonResultPrinter(TextWriter output) : IResultPrinter
{
    public void Print(AnalysisResult result) => WriteLine(AnalysisJson.Line(result));

    public void Print(AnalysisFailure failure) => WriteLine(AnalysisJson.Line(failure));

    /// <summary>Flushed, as somebody may wait for the line at the other end of a pipe.</summary>
    private void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
