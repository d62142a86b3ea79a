using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EmotionEdge.Inference;

/// <summary>What this machine's processor is good at.</summary>
internal static class Processor
{
    /// <summary>
    /// Whether there are 8-bit dot-product instructions. Without them (Cortex-A72, x86 before VNNI) int8 models gain little or
    /// run slower than fp32. AVX-512 VBMI came together with VNNI in nearly all processors; .NET does not ask for the latter.
    /// </summary>
    public static bool HasDotProduct { get; } = Dp.IsSupported || AvxVnni.IsSupported || Avx512Vbmi.IsSupported;
}
