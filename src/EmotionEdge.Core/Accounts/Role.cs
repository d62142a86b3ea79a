namespace EmotionEdge.Core.Accounts;

/// <summary>What somebody may do; each role includes those before it. The numbers are in files.</summary>
public enum Role
{
    /// <summary>Sees aggregates only.</summary>
    Viewer = 1,

    /// <summary>Sees the live picture, analyses files, acknowledges alerts.</summary>
    Operator = 2,

    /// <summary>Manages accounts and settings.</summary>
    Administrator = 3,
}
