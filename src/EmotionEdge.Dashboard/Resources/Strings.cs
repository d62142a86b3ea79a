namespace EmotionEdge.Dashboard.Resources;

/// <summary>Names the texts of the pages, Strings.resx and its translations, for <c>IStringLocalizer&lt;Strings&gt;</c>.</summary>
public sealed class Strings;
