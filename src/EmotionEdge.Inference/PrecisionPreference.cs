using System.Diagnostics.CodeAnalysis;

namespace EmotionEdge.Inference;

/// <summary>Which file of a model to take when there is more than one.</summary>
public enum PrecisionPreference
{
    /// <summary>
    /// The one that <c>models bench</c> found faster on this machine; before it ran: the one that the manifest prefers, else
    /// int8 where the processor has dot-product instructions, fp32 elsewhere.
    /// </summary>
    Auto,

    /// <summary>int8 where a model has it.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is the name of the precision everywhere.")]
    Int8,

    /// <summary>fp32 where a model has it.</summary>
    Fp32,
}
