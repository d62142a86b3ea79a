using System.Runtime.CompilerServices;

namespace EmotionEdge.Tests;

/// <summary>Nothing that a service on this machine keeps may come into a test.</summary>
internal static class Hermetic
{
    [ModuleInitializer]
    internal static void Begin() =>
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", Path.Combine(Path.GetTempPath(), $"emotionedge-tests-{Environment.ProcessId}"));
}
