using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Inference;

/// <summary>Where the models are and how they are run. Section <c>models</c> of the configuration.</summary>
public sealed class ModelOptions
{
    public const string SectionName = "models";

    /// <summary>The folder with <c>manifest.json</c> and the model files; a relative one is taken from the program's folder.</summary>
    /// <value>The default is <c>models</c>.</value>
    [Required(AllowEmptyStrings = false)]
    public string Directory { get; set; } = "models";

    /// <summary>
    /// The folder where <c>models bench</c> keeps which precision is the faster one on this machine; a relative one is taken
    /// from the program's folder. Without it nothing is kept.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? StateDirectory { get; set; }

    /// <summary>Which file of a model to take when there is more than one.</summary>
    /// <value>The default is <see cref="PrecisionPreference.Auto"/>.</value>
    [EnumDataType(typeof(PrecisionPreference))]
    public PrecisionPreference Precision { get; set; } = PrecisionPreference.Auto;

    /// <summary>Threads that one model run may use, 1 to 64; never more than the machine has processors.</summary>
    /// <value>The default is 2.</value>
    [Range(1, 64)]
    public int IntraOpThreads { get; set; } = 2;
}
