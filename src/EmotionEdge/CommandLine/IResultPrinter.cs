using EmotionEdge.Analysis;

namespace EmotionEdge.CommandLine;

/// <summary>Prints the results of <c>analyze</c> as they come.</summary>
internal interface IResultPrinter
{
    void Print(AnalysisResult result);

    void Print(AnalysisFailure failure);
}
