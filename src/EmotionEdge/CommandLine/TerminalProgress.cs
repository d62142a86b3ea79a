using Spectre.Console;

namespace EmotionEdge.CommandLine;

/// <summary>A progress bar on standard error; none where that is no terminal.</summary>
internal static class TerminalProgress
{
    /// <param name="title">What is done.</param>
    /// <param name="errors">The command's standard error.</param>
    /// <param name="work">Is given where to report to, 0..1; <see langword="null"/> where nobody looks.</param>
    public static T Show<T>(string title, TextWriter errors, Func<IProgress<double>?, T> work)
    {
        if (Console.IsErrorRedirected || !ReferenceEquals(errors, Console.Error))
            return work(null);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) });
        return console.Progress().AutoClear(true).Start(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
