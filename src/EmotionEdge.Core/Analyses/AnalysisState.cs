namespace EmotionEdge.Core.Analyses;

/// <summary>Where an analysis stands. The last three are its end.</summary>
public enum AnalysisState
{
    /// <summary>Others come first.</summary>
    Waiting,

    Running,

    /// <summary>There is a result.</summary>
    Done,

    /// <summary>There is a reason why there is no result.</summary>
    Failed,

    /// <summary>Somebody did not want it any more.</summary>
    Cancelled,
}
