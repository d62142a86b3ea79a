using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class RuntimeTelemetryTests
{
    /// <summary>The runtime keeps what it reports in a database of this name, mapped and open from the first session on.</summary>
    private const string Database = "onnxruntime.db";

    [Fact]
    public void The_native_runtime_keeps_no_database_of_what_is_run()
    {
        using ModelSession session = ModelSession.Open(
            Path.Combine(AppContext.BaseDirectory, "Tiny", "linear.onnx"), 1, new InputShape("x", 1, 3));
        session.Run();

        Assert.DoesNotContain(File.ReadLines("/proc/self/maps"), line => line.Contains(Database, StringComparison.Ordinal));
        Assert.DoesNotContain(OpenFiles(), file => file.Contains(Database, StringComparison.Ordinal));
    }

    private static IEnumerable<string> OpenFiles() =>
        from descriptor in new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
        let target = descriptor.LinkTarget
        where target is not null
        select target;
}
