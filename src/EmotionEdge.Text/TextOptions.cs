using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Text;

/// <summary>How text is read. Section <c>text</c> of the configuration.</summary>
public sealed class TextOptions
{
    public const string SectionName = "text";

    /// <summary>Which model reads it: <c>full</c>, or <c>small</c> on a board that is short of memory or time.</summary>
    /// <value>The default is <see cref="TextProfile.Full"/>.</value>
    [EnumDataType(typeof(TextProfile))]
    public TextProfile Profile { get; set; } = TextProfile.Full;
}
