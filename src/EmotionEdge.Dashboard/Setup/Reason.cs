namespace EmotionEdge.Dashboard.Setup;

/// <summary>Why emotions may be inferred at a workplace or school. The names are in the database and in the resources (<c>Reason...</c>).</summary>
public enum Reason
{
    None,
    Medical,
    Safety,
}
