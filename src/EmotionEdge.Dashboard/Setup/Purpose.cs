namespace EmotionEdge.Dashboard.Setup;

/// <summary>Where the box stands, and what for.</summary>
/// <param name="Place">Where.</param>
/// <param name="Text">What for, in the words of who set it up.</param>
/// <param name="Reason">Asked for at workplaces and schools.</param>
/// <param name="Explanation">The reason in words.</param>
internal sealed record Purpose(Place Place, string Text, Reason Reason, string Explanation)
{
    private const int LongestText = 500;

    /// <summary>Every question has an answer, and none is too long.</summary>
    public bool IsComplete =>
        Enum.IsDefined(Place) && Enum.IsDefined(Reason) && Text.Length is > 0 and <= LongestText && Explanation.Length <= LongestText;

    /// <summary>Whether emotions may be inferred there (EU AI Act, article 5(1)(f)).</summary>
    public bool IsPermitted => Place is not (Place.Workplace or Place.School) || (Reason != Reason.None && Explanation.Length > 0);
}
