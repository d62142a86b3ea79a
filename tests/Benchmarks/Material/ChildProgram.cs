using System.ComponentModel;
using System.Diagnostics;

namespace Benchmarks.Material;

/// <summary>Runs another program to its end.</summary>
internal static class ChildProgram
{
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="BenchmarkException">It is missing or failed.</exception>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new BenchmarkException($"{program} failed with exit code {process.ExitCode}: {errors.GetAwaiter().GetResult().Trim()}");
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException($"{program} is missing; ./build.sh setup installs what is needed.");
        }
    }
}
