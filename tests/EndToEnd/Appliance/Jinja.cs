using System.Text.Json;
using EmotionEdge.EndToEnd.Deployment;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>The template language of Home Assistant, by the library that Home Assistant uses.</summary>
internal static class Jinja
{
    // Debian's own interpreter: another one on the path does not see Debian's packages.
    private const string Python = "/usr/bin/python3";

    public static async Task<IReadOnlyList<string>> RenderAsync(IEnumerable<(string Template, string Payload)> pairs)
    {
        var (code, _) = Shell.Run(Python, ["-c", "import jinja2"]);
        Assert.SkipUnless(code == 0, "jinja2 is not installed (Debian package python3-jinja2)");
        using var python = new ChildProgram(Python, [Path.Combine(Shell.Root, "tests", "EndToEnd", "Appliance", "render.py")]);
        await JsonSerializer.SerializeAsync(
            python.Input, pairs.Select(pair => new[] { pair.Template, pair.Payload }), cancellationToken: TestContext.Current.CancellationToken);
        python.Input.Close();
        Assert.True(await python.ExitAsync(TestContext.Current.CancellationToken) == 0, python.Said);
        return JsonSerializer.Deserialize<string[]>(string.Concat(python.Output))!;
    }
}
