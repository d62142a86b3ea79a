using System.CommandLine;

namespace EmotionEdge.CommandLine;

/// <summary>Runs a command line.</summary>
internal static class Invocation
{
    /// <returns>The command's exit code; <see cref="ExitCode.WrongUse"/> where the command line cannot be understood.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments, InvocationConfiguration streams)
    {
        var parsed = root.Parse(arguments);
        var code = await parsed.InvokeAsync(streams).ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCode.WrongUse : code;
    }
}
