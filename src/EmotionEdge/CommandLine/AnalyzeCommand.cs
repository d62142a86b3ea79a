using System.CommandLine;
using System.Text;
using EmotionEdge.Analysis;
using EmotionEdge.Configuration;
using EmotionEdge.Devices;
using EmotionEdge.Inference;

namespace EmotionEdge.CommandLine;

/// <summary><c>analyze FILE...</c>: the emotions in pictures, videos, sound and text.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Pictures, videos, sound or text, told by content; - reads text from standard input, one result a line.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };
        var plot = new Option<string?>("--plot")
        {
            Description = "Draw the one recording: waveform, pitch, intensity and emotions over time (SVG).",
            HelpName = "FILE",
        };
        var command = new Command("analyze", "Says what emotions files show.") { files, plot, CommonOptions.Json, CommonOptions.Config };
        command.SetWork((parsed, cancellationToken) => Run(
            parsed.GetValue(files)!,
            parsed.GetValue(plot),
            parsed.GetValue(CommonOptions.Json),
            CommonOptions.ReadSettings(parsed),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static int Run(string[] files, string? plot, bool json, Settings settings, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        if (plot is not null)
            CheckPlot(files);
        using var factory = new SenseFactory(ModelStore.Load(settings.Models), settings.Text, settings.Sounds);
        var senses = new FileSenses(factory, settings.Posture);
        IResultPrinter printer = json ? new JsonResultPrinter(streams.Output) : new TableResultPrinter(streams.Output, streams.Error);
        var run = new AnalysisRun(senses, settings.Fusion, printer, streams.Error, plot);
        return run.Execute(files, OpenStandardInput, cancellationToken);
    }

    private static void CheckPlot(string[] files)
    {
        if (files is not [var file] || file == AnalysisRun.StandardInput)
            throw new UsageException("--plot draws one recording: name one file.");
        if (File.Exists(file) && MediaFile.Identify(file) is MediaKind.Image or MediaKind.Text)
            throw new UsageException($"--plot draws sound and videos; {file} is neither.");
    }

    /// <summary>UTF-8 whatever the locale says, as everywhere here.</summary>
    private static StreamReader OpenStandardInput() => new(Console.OpenStandardInput(), Encoding.UTF8);
}
