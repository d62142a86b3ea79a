using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary>The console of a command's output: with colours on a terminal, plain in a pipe.</summary>
internal static class Output
{
    /// <summary>What a pipe or file gets a line: wide enough that no path is broken in two.</summary>
    private const int WidthWithoutTerminal = 240;

    public static IAnsiConsole Table(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!target.IsTerminal)
            console.Profile.Width = WidthWithoutTerminal;
        return console;
    }

    /// <summary>A line in bold, whatever it holds.</summary>
    public static void Heading(this IAnsiConsole console, string text) => console.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
}
