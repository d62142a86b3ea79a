using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>The product as it was built.</summary>
internal static class Product
{
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "emotionedge");

    public static string Models { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Photos of groups of people from a package.</summary>
    public static string Photos { get; } =
        Path.Combine(Shell.Root, "src", "Bindings", "npm", "node_modules", "@vladmandic", "face-api", "demo");

    /// <summary>Photos and clips that lie beside the repository on some machines.</summary>
    public static string SharedMedia { get; } = Path.GetFullPath(Path.Combine(Shell.Root, "..", "shared", "media"));

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string input = "")
    {
        using var program = new ChildProgram(Executable, arguments, environment);
        await program.Input.WriteAsync(System.Text.Encoding.UTF8.GetBytes(input), TestContext.Current.CancellationToken);
        program.Input.Close();
        var code = await program.ExitAsync(TestContext.Current.CancellationToken);
        return (code, string.Join('\n', program.Output), string.Join('\n', program.Errors));
    }
}
