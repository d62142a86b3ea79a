using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>A model file of which one byte is wrong.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Damaged = "expression-48.int8.onnx";

    private readonly string _folder = Directory.CreateTempSubdirectory("models-").FullName;

    public ModelFileTests()
    {
        foreach (var file in Directory.EnumerateFiles(Product.Models))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        var damaged = Path.Combine(_folder, Damaged);
        var bytes = File.ReadAllBytes(damaged);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bytes);
    }

    private Dictionary<string, string?> DamagedModels => new() { ["EMOTIONEDGE__MODELS__DIRECTORY"] = _folder };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task The_service_does_not_start_with_it_and_says_why()
    {
        var (exitCode, _, errors) = await Product.RunAsync(["run", "--for", "00:00:01", "--set", "models.precision=Int8", "--set", "health.enabled=false"], DamagedModels);

        Assert.Equal(3, exitCode);
        Assert.Contains(Damaged, errors, StringComparison.Ordinal);
        Assert.Contains("SHA-256", errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Models_verify_names_it_alone()
    {
        var (exitCode, output, _) = await Product.RunAsync(["models", "verify"], DamagedModels);

        Assert.Equal(1, exitCode);
        Assert.Contains(Damaged, Assert.Single(output.Split('\n'), line => line.Contains("SHA-256", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_files_that_were_built_are_fine()
    {
        var (exitCode, output, _) = await Product.RunAsync(["models", "verify"]);

        Assert.True(exitCode == 0, output);
    }
}
