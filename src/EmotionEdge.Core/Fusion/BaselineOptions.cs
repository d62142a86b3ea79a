using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Core.Fusion;

/// <summary>How much is taken off for how this place looks and sounds at rest. Section <c>fusion.baseline</c>.</summary>
public sealed class BaselineOptions
{
    /// <summary>Whether it is learnt and taken off.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// For how long a sense must have seen or heard people before anything is taken off; over as long again it comes into
    /// full effect.
    /// </summary>
    /// <value>Defaults to 1 hour.</value>
    [Range(typeof(TimeSpan), "01:00:00", "1.00:00:00")]
    public TimeSpan LearnFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After this time of seeing or hearing people, what was learnt before counts about a third (1/e).</summary>
    /// <value>Defaults to 8 hours.</value>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan TimeConstant { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The odds of an emotion, <c>p / (1 - p)</c>, are lowered by this factor at most.</summary>
    /// <value>Defaults to 5.</value>
    [Range(1f, 9f)]
    public float MaximumFactor { get; set; } = 5;

    /// <summary>
    /// An emotion this probable is clear: its odds are the greatest factor or more, so that they are at least even after the
    /// most is taken off. It is not learnt as rest.
    /// </summary>
    internal float ClearProbability => MaximumFactor / (1 + MaximumFactor);
}
