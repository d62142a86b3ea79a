using System.Diagnostics;
using Xunit;

namespace EmotionEdge.EndToEnd.Deployment;

/// <summary>Runs a program from the repository's root and keeps what it says.</summary>
internal static class Shell
{
    /// <summary>The folder of EmotionEdge.sln, above the test program.</summary>
    public static string Root { get; } = FindRoot();

    public static (int ExitCode, string Output) Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public static void SkipWithout(string program) => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))),
        $"{program} is not installed");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EmotionEdge.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no EmotionEdge.sln above {AppContext.BaseDirectory}");
    }
}
