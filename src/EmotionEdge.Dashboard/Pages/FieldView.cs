namespace EmotionEdge.Dashboard.Pages;

/// <summary>A field of a form, for the partial page <c>_Field</c>.</summary>
/// <param name="Name">Of the form's value.</param>
/// <param name="Label">Name of its text.</param>
public sealed record FieldView(string Name, string Label)
{
    public string Type { get; init; } = "text";

    /// <summary>What stands in it.</summary>
    public string? Value { get; init; }

    /// <summary>As browsers and password programs understand it.</summary>
    public string Autocomplete { get; init; } = "off";

    /// <summary>Name of a text below it.</summary>
    public string? Hint { get; init; }

    public bool IsRequired { get; init; } = true;

    /// <summary>The cursor stands here at first.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Digits only, for the keyboard of a telephone.</summary>
    public bool IsNumeric { get; init; }

    public int MaximumLength { get; init; } = 200;
}
