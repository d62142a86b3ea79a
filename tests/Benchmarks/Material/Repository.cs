namespace Benchmarks.Material;

/// <summary>Paths of the repository that this program was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What is made here and not kept in the repository.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "bench")).FullName;

    public static string Photo { get; } =
        Path.Combine(Root, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo/sample1.jpg");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EmotionEdge.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new BenchmarkException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
