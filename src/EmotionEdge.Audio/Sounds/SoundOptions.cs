using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Audio.Sounds;

/// <summary>How laughs, screams and other sounds without words are listened for. Section <c>sounds</c>.</summary>
public sealed class SoundOptions : IValidatableObject
{
    /// <summary>Whether they are listened for; a board that is short of time can do without.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>From this probability on, an event begins.</summary>
    /// <value>Defaults to 0.5.</value>
    [Range(0.05f, 1f)]
    public float BeginAbove { get; set; } = 0.5f;

    /// <summary>Below this probability, an event may have ended; at most <see cref="BeginAbove"/>.</summary>
    /// <value>Defaults to 0.3.</value>
    [Range(0f, 1f)]
    public float EndBelow { get; set; } = 0.3f;

    /// <summary>It has ended after so much time below: shorter breaks, as between two sobs, belong to it.</summary>
    /// <value>Defaults to 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Hangover { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EndBelow > BeginAbove)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"give at most sounds.beginAbove, {BeginAbove}, or an event would end as it begins"), [nameof(EndBelow)]);
        }
    }
}
