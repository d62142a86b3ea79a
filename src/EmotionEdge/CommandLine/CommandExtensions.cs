using System.CommandLine;

namespace EmotionEdge.CommandLine;

internal static class CommandExtensions
{
    /// <summary>Makes a command's work its action, on a thread of its own, so that Ctrl-C is heard meanwhile.</summary>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parsed, cancellationToken) => Task.Run(() => work(parsed, cancellationToken), CancellationToken.None));
}
