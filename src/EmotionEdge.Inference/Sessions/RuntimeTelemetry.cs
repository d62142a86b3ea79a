using System.Runtime.InteropServices;

namespace EmotionEdge.Inference;

/// <summary>
/// The native ONNX Runtime from 1.29 on reports to its maker which models are run, under an identifier that it keeps on disk,
/// unless the process's environment forbids it before the runtime is first used. Nothing leaves this device unasked.
/// </summary>
internal static partial class RuntimeTelemetry
{
    /// <summary>Read by the native runtime with <c>getenv</c>: .NET's own environment is a copy that it does not see.</summary>
    public const string Variable = "ORT_DISABLE_TELEMETRY";

    private const int Overwrite = 1;

    /// <exception cref="ModelException">The environment could not be changed.</exception>
    public static void Forbid()
    {
        if (SetEnvironment(Variable, "1", Overwrite) != 0)
            throw new ModelException($"{Variable}=1 could not be set for ONNX Runtime: {Marshal.GetLastPInvokeErrorMessage()}. Set it before the start.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
