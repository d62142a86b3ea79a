namespace EmotionEdge.Core.Analyses;

/// <summary>Keeps analyses that have ended over restarts. Called from one thread at a time.</summary>
public interface IAnalysisStore
{
    /// <summary>All, in any order.</summary>
    IReadOnlyList<AnalysisJob> Load();

    /// <summary>Adds one or replaces it.</summary>
    void Save(AnalysisJob job);

    void Delete(string id);
}
