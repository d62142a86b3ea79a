namespace EmotionEdge.Dashboard.Setup;

/// <summary>Where the box stands. The names are in the database and in the resources (<c>Place...</c>).</summary>
public enum Place
{
    Home,
    Care,
    Workplace,
    School,
    Public,
    Laboratory,
}
