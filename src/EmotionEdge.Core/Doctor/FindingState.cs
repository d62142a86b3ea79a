namespace EmotionEdge.Core.Doctor;

/// <summary>How bad a finding is, the worst last.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It works, but somebody should know.</summary>
    Hint,

    /// <summary>Something does not work.</summary>
    Problem,

    /// <summary>A program, library or model is missing.</summary>
    Missing,
}
