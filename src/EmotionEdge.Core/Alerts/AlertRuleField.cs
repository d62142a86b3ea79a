namespace EmotionEdge.Core.Alerts;

/// <summary>Something that a rule can say.</summary>
/// <param name="Key">As in files: <c>valenceBelow</c>.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Minimum">The lowest value, numbers as such, durations in seconds; <see langword="null"/> where there is none.</param>
/// <param name="Maximum">The highest value.</param>
/// <param name="Choices">The values of a choice; empty for other kinds.</param>
/// <param name="Pattern">What a text must match, a regular expression; <see langword="null"/> for other kinds.</param>
/// <param name="Default">What holds where it is not given; <see langword="null"/>: it then has no say.</param>
/// <param name="IsShared">The section <c>alerts</c> gives its default for all rules.</param>
/// <param name="IsRequired">It must be given.</param>
/// <param name="Hint">What would be right, in words.</param>
public sealed record AlertRuleField(
    string Key,
    AlertRuleFieldKind Kind,
    double? Minimum,
    double? Maximum,
    IReadOnlyList<string> Choices,
    string? Pattern,
    string? Default,
    bool IsShared,
    bool IsRequired,
    string Hint);
