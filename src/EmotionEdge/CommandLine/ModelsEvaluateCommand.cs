using System.CommandLine;
using EmotionEdge.Analysis;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Inference;
using EmotionEdge.Text;
using EmotionEdge.Vision.Robustness;

namespace EmotionEdge.CommandLine;

/// <summary><c>models evaluate</c>: how good a model is on labelled data. Other people's scripts call it: its shape is fixed.</summary>
internal static class ModelsEvaluateCommand
{
    private static readonly Dictionary<string, EvaluationTask> Tasks = new(StringComparer.Ordinal)
    {
        ["face"] = EvaluationTask.Face,
        ["speech"] = EvaluationTask.Speech,
        ["sound"] = EvaluationTask.Sound,
        ["text"] = EvaluationTask.Text,
    };

    private static readonly Dictionary<string, Precision> Precisions = new(StringComparer.Ordinal)
    {
        ["int8"] = Precision.Int8,
        ["fp32"] = Precision.Fp32,
    };

    public static Command Create()
    {
        var task = new Option<string>("--task") { Description = "What to measure.", Required = true }.AcceptOnlyFromAmong([.. Tasks.Keys]);
        var data = new Option<string>("--data")
        {
            Description = "A folder with one sub-folder a label, or a .csv or .tsv with the columns label, file or text, and optionally group.",
            HelpName = "PATH",
            Required = true,
        };
        var model = new Option<string?>("--model") { Description = "The model; without it the first for the task.", HelpName = "ID" };
        var precision = new Option<string?>("--precision") { Description = "Its file; without it the one that runs here." }
            .AcceptOnlyFromAmong([.. Precisions.Keys]);
        var restrict = new Option<bool>("--restrict") { Description = "Let the model choose among the data's labels only." };
        var aligned = new Option<bool>("--aligned") { Description = "For faces: each picture is one face already cut out." };
        var robustness = new Option<bool>("--robustness")
        {
            Description = "For faces: measure darker, brighter, blurred, noisy, covered, turned and smaller ones, too.",
        };
        var plot = new Option<string?>("--plot") { Description = "Draw the confusion matrix and the calibration curve (SVG).", HelpName = "FILE" };
        var command = new Command("evaluate", "Measures a model on labelled data.")
        {
            task, data, model, precision, restrict, aligned, robustness, plot, CommonOptions.Json, CommonOptions.Config,
        };
        command.SetWork((parsed, cancellationToken) =>
        {
            var request = new EvaluationRequest(
                Tasks[parsed.GetValue(task)!],
                parsed.GetValue(data)!,
                parsed.GetValue(model),
                parsed.GetValue(precision) is { } name ? Precisions[name] : null,
                parsed.GetValue(restrict),
                parsed.GetValue(aligned),
                parsed.GetValue(robustness),
                parsed.GetValue(plot));
            return Run(
                request,
                ModelStore.Load(CommonOptions.ReadSettings(parsed).Models),
                parsed.GetValue(CommonOptions.Json),
                parsed.InvocationConfiguration,
                cancellationToken);
        });
        return command;
    }

    internal static int Run(
        EvaluationRequest request, ModelStore store, bool json, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        var result = Evaluate(request, store, streams.Error, cancellationToken);
        if (request.Plot is { } file)
            PlotFile.Write(file, EvaluationPlot.Svg(result));
        if (json)
            streams.Output.WriteLine(result.ToJson());
        else
            new EvaluationPrinter(Output.Table(streams.Output)).Print(result);
        return ExitCode.Fine;
    }

    private static EvaluationResult Evaluate(EvaluationRequest request, ModelStore store, TextWriter errors, CancellationToken cancellationToken)
    {
        if ((request.Aligned || request.Robustness) && request.Task != EvaluationTask.Face)
            throw new UsageException($"{(request.Aligned ? "--aligned" : "--robustness")} is for --task face only.");
        var (model, file) = request.Choose(store);
        var data = EvaluationData.Open(request.Task, request.Data);
        using var factory = new SenseFactory(store, new TextOptions(), new SoundOptions());
        var result = Measure("evaluating", condition: null);
        return request.Conditions.Count == 0
            ? result
            : result with { Conditions = request.Conditions.ToDictionary(condition => condition.Name, EvaluationScores (condition) => Measure(condition.Name, condition)) };

        EvaluationResult Measure(string title, PictureCondition? condition)
        {
            var classifier = request.Open(factory, model, file, condition);
            var evaluator = new Evaluator(request.Task, model.Id, file.Precision, classifier.Labels, data.Labels, request.Restrict);
            var run = new EvaluationRun(data, evaluator, classifier, TimeProvider.System);
            return TerminalProgress.Show(title, errors, progress => run.Execute(
                (item, fault) => Tell(condition, item, fault),
                progress is null ? null : new ItemProgress(progress, data.Count),
                cancellationToken));
        }

        // What cannot be read cannot be read under any condition: it is named once.
        void Tell(PictureCondition? condition, EvaluationItem item, ItemUnreadableException fault)
        {
            if (condition is null)
                errors.WriteLine($"failed: {item.Source}: {fault.Message}");
        }
    }

    private sealed class ItemProgress(IProgress<double> whole, int count) : IProgress<int>
    {
        public void Report(int value) => whole.Report((double)value / count);
    }
}
