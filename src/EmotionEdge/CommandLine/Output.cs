using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary>The console of a command's output: with colours on a terminal, plain in a pipe.</summary>
internal static class Output
{
    /// <summary>What a pipe or file gets a line: wide enough that no path is broken in two.</summary>
    private const int WidthWithoutTerminal = 240;

    public static IAnsiConsole Table(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
