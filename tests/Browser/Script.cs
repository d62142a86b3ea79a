using System.Runtime.CompilerServices;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.Browser;

/// <summary>A script of the folder scripts, run by Node against a dashboard: it drives Chromium and fails when something is wrong.</summary>
internal static class Script
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly string Folder = Path.GetDirectoryName(ThisFile())!;

    /// <param name="name">File in the folder scripts.</param>
    /// <param name="dashboard">What it looks at.</param>
    /// <param name="environment">More variables for it.</param>
    public static async Task RunAsync(string name, Dashboard dashboard, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var all = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["ADDRESS"] = dashboard.Address.ToString(),
            ["CODE"] = dashboard.Code,
            ["CHROMIUM"] = Chromium,
        };
        using var node = new ChildProgram("node", [Path.Combine(Folder, "scripts", name)], all);
        var code = await node.ExitAsync(TestContext.Current.CancellationToken, Patience);
        Assert.True(code == 0, $"{name}:\n{node.Said}\nThe service said:\n{dashboard.Said}");
    }

    /// <summary>Skips the test where Chromium, Node or its packages are missing.</summary>
    public static void NeedsBrowser()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed (Debian package chromium)");
        Assert.SkipUnless(ChildProgram.IsInstalled("node"), "node is not installed (Debian package nodejs)");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "./build.sh setup has not installed the npm packages of tests/Browser");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
